import { useMutation } from '@tanstack/react-query'
import { commonTexts } from '#sites/texts/common.ts'
import { LateUndo } from './late-undo.ts'
import { offerUndo, sayDone, sayRefused } from './notices.ts'

/** An act with its exact opposite. It keeps whom it is about, whatever page is open when it is undone. */
export type Undoable<Answer> = {
  readonly act: () => Promise<Answer>
  /** What the notice says was done. */
  readonly said: string
  readonly undo: (answer: Answer) => Promise<unknown>
  /** Shows anew what either changes. */
  readonly refresh: () => Promise<unknown>
  /** Whether all still stands as the act left it; where it does not, nothing is undone. */
  readonly stillSo?: (answer: Answer) => Promise<boolean>
}

type Options = {
  readonly onDone?: (() => void) | undefined
  /** Where a refusal has a place of its own. */
  readonly onError?: (error: unknown) => void
}

/** Acts at once, unasked, and offers to undo for a while. `Told` goes along, for the page to show meanwhile. */
export function useUndoable<Answer, Told = unknown>(options: Options = {}) {
  const { onDone, onError = sayRefused } = options
  const undoing = useMutation({
    mutationFn: async ({ plan, answer }: { plan: Undoable<Answer>; answer: Answer }) => {
      if (plan.stillSo && !(await plan.stillSo(answer))) throw new LateUndo()
      await plan.undo(answer)
    },
    onSuccess: () => {
      sayDone(commonTexts.undone)
    },
    onError: sayRefused,
    onSettled: (_, __, { plan }) => plan.refresh(),
  })
  return useMutation({
    mutationFn: (plan: Undoable<Answer> & Told) => plan.act(),
    onSuccess: async (answer, plan) => {
      await plan.refresh()
      onDone?.()
      offerUndo(plan.said, () => {
        undoing.mutate({ plan, answer })
      })
    },
    onError,
  })
}
