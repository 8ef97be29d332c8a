let at = 0
const listeners = new Set<() => void>()

/** When the server last answered, by the clock of this machine: each request keeps a supervision awake. */
export function lastAnswerAt(): number {
  return at
}

export function noteAnswer(): void {
  at = Date.now()
  for (const listener of listeners) listener()
}

export function onAnswer(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
