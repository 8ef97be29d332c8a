type SignedInAgain = (again: boolean) => void

const waiting = new Set<SignedInAgain>()
const listeners = new Set<() => void>()

/**
 * Waits until the same person has signed in again on the page in sight; false when no page can ask.
 * However many requests wait, they wait for one dialog.
 */
export function signedInAgain(): Promise<boolean> {
  if (listeners.size === 0) return Promise.resolve(false)
  return new Promise((resolve) => {
    waiting.add(resolve)
    tell()
  })
}

export function sessionHasEnded(): boolean {
  return waiting.size > 0
}

/** The requests that wait go on, or give up when the page that would have asked is left. */
export function endWaiting(again: boolean): void {
  const all = [...waiting]
  waiting.clear()
  for (const resolve of all) resolve(again)
  tell()
}

export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) endWaiting(false)
  }
}

function tell(): void {
  for (const listener of listeners) listener()
}
