import { notify } from './notice-board.ts'

/** Says that it is done. */
export function sayDone(message: string): void {
  notify({ kind: 'done', message })
}

/** Says what was done, with a way to undo it. */
export function offerUndo(message: string, undo: () => void): void {
  notify({ kind: 'undo', message, undo })
}

/** For a refusal that has no place of its own on the page. */
export function sayRefused(error: unknown): void {
  notify({ kind: 'refused', error })
}
