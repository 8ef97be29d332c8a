import { setTimeout as delay } from 'node:timers/promises'

/** Resolves after that time, or as soon as the signal is aborted; never rejects. */
export async function waitUntil(durationMs: number, givenUp: AbortSignal): Promise<void> {
  await delay(durationMs, undefined, { signal: givenUp }).catch(() => {})
}

/** On control-C, or when the system asks the program to end; returns how to stop listening. */
export function onStop(stop: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.once(signal, stop)
  return () => {
    for (const signal of signals) process.off(signal, stop)
  }
}
