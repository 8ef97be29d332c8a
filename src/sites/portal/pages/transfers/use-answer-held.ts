import { useMutation } from '@tanstack/react-query'
import type { HeldCollection } from '#contracts/transfers.ts'
import { collectionSaid } from '#sites/texts/collections.ts'
import { heldTexts } from '#sites/texts/transfers.ts'
import { api } from '#sites/portal/api.ts'
import { sayDone, sayRefused } from '#sites/ui/notices.ts'
import { refusalOf } from '#sites/ui/refusal-of.ts'
import { useRefreshTransfers } from './transfers-query.ts'

type Given = {
  readonly clientId: string
  readonly held: HeldCollection
  readonly onAnswer: (replaced: boolean) => void
}

/** Answers about exactly this publication; one that has been replaced is told, and what waits now is shown. */
export function useAnswerHeld(
  answer: 'acceptance' | 'refusal',
  { clientId, held, onAnswer }: Given,
) {
  const refresh = useRefreshTransfers(clientId)
  const { collection, disappearing, target } = held
  const name = collectionSaid(collection)
  return useMutation({
    mutationFn: () => {
      const asked = { params: { clientId, collection }, body: { target } }
      return answer === 'acceptance'
        ? api('POST /api/clients/:clientId/held/:collection/acceptance', asked)
        : api('POST /api/clients/:clientId/held/:collection/refusal', asked)
    },
    onSuccess: () => {
      onAnswer(false)
      sayDone(
        answer === 'acceptance' ? heldTexts.accepted(name, disappearing) : heldTexts.refused(name),
      )
    },
    onError: (error) => {
      const replaced = refusalOf(error, 'held-replaced') ?? refusalOf(error, 'not-found')
      if (replaced) onAnswer(true)
      else if (answer === 'refusal') sayRefused(error)
    },
    onSettled: refresh,
  })
}
