import { tellError, type Log } from '#platform/log.ts'

/** Work that no answer waits for. Closing waits for what is under way. */
export type Background = {
  run(what: string, act: () => Promise<unknown>): void
  /** Again and again, never twice at once. */
  readonly every: (periodMs: number, what: string, act: () => Promise<unknown>) => void
  /** Whether to stop at the next good moment. */
  readonly closing: () => boolean
  /** From now on `closing` says so, and nothing starts again by itself. */
  readonly leave: () => void
  close(): Promise<void>
}

export function openBackground(log: Log, failed: (what: string) => void = () => {}): Background {
  const underWay = new Set<Promise<void>>()
  const timers = new Set<NodeJS.Timeout>()
  let closing = false

  const run = (what: string, act: () => Promise<unknown>): Promise<void> => {
    const running = act()
      .then(() => undefined)
      .catch((error: unknown) => {
        log.error(tellError(error), `${what} failed`)
        failed(what)
      })
      .finally(() => underWay.delete(running))
    underWay.add(running)
    return running
  }

  const every = (periodMs: number, what: string, act: () => Promise<unknown>): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      void run(what, act).then(() => (closing ? undefined : every(periodMs, what, act)))
    }, periodMs)
    timers.add(timer)
  }

  const leave = (): void => {
    closing = true
    for (const timer of timers) clearTimeout(timer)
  }

  return {
    run: (what, act) => void run(what, act),
    every,
    closing: () => closing,
    leave,
    close: async () => {
      leave()
      await Promise.all(underWay)
    },
  }
}
