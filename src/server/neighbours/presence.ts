/** Whose agents wait in the other processes, as these told; one that was killed is forgotten as the waits it told of end. */
export type Presence = {
  readonly note: (process: string, clientId: string, ms: number) => void
  readonly isHere: (clientId: string) => boolean
}

const sweepPeriodMs = 60_000

export function openPresence(now: () => number = Date.now): Presence {
  const ofProcess = new Map<string, Map<string, number>>()
  let sweptAt = now()

  return {
    note: (process, clientId, ms) => {
      if (now() - sweptAt > sweepPeriodMs) sweep()
      const untils = ofProcess.get(process) ?? new Map<string, number>()
      ofProcess.set(process, untils)
      untils.set(clientId, now() + ms)
    },
    isHere: (clientId) =>
      [...ofProcess.values()].some((untils) => (untils.get(clientId) ?? 0) > now()),
  }

  function sweep(): void {
    sweptAt = now()
    for (const [process, untils] of ofProcess) {
      for (const [clientId, until] of untils) if (until <= sweptAt) untils.delete(clientId)
      if (untils.size === 0) ofProcess.delete(process)
    }
  }
}
