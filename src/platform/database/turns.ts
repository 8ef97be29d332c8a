import { waitAtMost } from './wait-at-most.ts'

/** How many may wait for their turn, and for how long. */
export type Patience = { readonly waitingMax: number; readonly waitMs: number }

export type Turns = {
  /** Waits for everyone before; the answer ends the turn. Throws when too many wait, or for too long. */
  take(): Promise<() => void>
  /** Ends when all the turns taken so far have ended. */
  ended(): Promise<void>
}

/** One at a time, in the order of asking. */
export function oneAtATime({ waitingMax, waitMs }: Patience): Turns {
  let last: Promise<void> = Promise.resolve()
  let waiting = 0
  return {
    take: async () => {
      if (waiting >= waitingMax)
        throw new Error(`La base est trop occupée : ${waiting} demandes attendent déjà.`)
      const { promise: over, resolve: end } = Promise.withResolvers<void>()
      const before = last
      last = before.then(() => over)
      waiting += 1
      const came = await waitAtMost(before, waitMs)
      waiting -= 1
      if (came) return end
      end()
      throw new Error(`La base est trop occupée : rien en ${waitMs / 1000} secondes.`)
    },
    ended: () => last,
  }
}
