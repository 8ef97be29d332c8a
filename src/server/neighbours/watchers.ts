/** Pages that look at the transfers of a client, and how to tell them that something changed. */
export type Watchers = {
  /**
   * Calls `changed` when something did, at most four times a second; `over` once, when the house closes or
   * the same person watches in too many places. Stops when the function it gives is called.
   */
  readonly watch: (
    clientId: string,
    personId: string,
    told: { readonly changed: () => void; readonly over: () => void },
  ) => () => void
  readonly changed: (clientId: string) => void
  /** Something may have changed anywhere. */
  readonly allChanged: () => void
  close(): void
}

const perPersonMax = 6
const pauseMs = 250

type Watcher = {
  readonly personId: string
  readonly over: () => void
  /** Something changed: tells it now, or when the pause is over. */
  readonly touch: () => void
}

export function openWatchers(): Watchers {
  const watching = new Map<string, Set<Watcher>>()
  /** Of each person, the oldest first. */
  const ofPerson = new Map<string, Set<Watcher>>()
  let closed = false

  return {
    watch: (clientId, personId, told) => {
      const paced = pace(told.changed)
      const stop = (): void => {
        paced.stop()
        drop(watching, clientId, watcher)
        drop(ofPerson, personId, watcher)
      }
      const over = (): void => {
        stop()
        told.over()
      }
      const watcher: Watcher = { personId, over, touch: paced.touch }
      const mine = setIn(ofPerson, personId)
      if (mine.size >= perPersonMax) [...mine][0]?.over()
      setIn(ofPerson, personId).add(watcher)
      setIn(watching, clientId).add(watcher)
      if (closed) over()
      return stop
    },
    changed: (clientId) => {
      for (const { touch } of watching.get(clientId) ?? []) touch()
    },
    allChanged: () => {
      for (const watchers of watching.values()) for (const { touch } of watchers) touch()
    },
    close: () => {
      closed = true
      // Each takes itself away.
      const all = [...watching.values()].flatMap((watchers) => [...watchers])
      for (const { over } of all) over()
    },
  }
}

/** The first change at once, those that follow it together when the pause is over. */
function pace(act: () => void): { touch: () => void; stop: () => void } {
  let timer: NodeJS.Timeout | undefined
  let isTouched = false
  const rest = (): void => {
    timer = setTimeout(() => {
      timer = undefined
      if (!isTouched) return
      isTouched = false
      act()
      rest()
    }, pauseMs)
  }
  return {
    touch: () => {
      if (timer !== undefined) isTouched = true
      else {
        act()
        rest()
      }
    },
    stop: () => clearTimeout(timer),
  }
}

function setIn(map: Map<string, Set<Watcher>>, key: string): Set<Watcher> {
  const found = map.get(key) ?? new Set()
  map.set(key, found)
  return found
}

function drop(map: Map<string, Set<Watcher>>, key: string, watcher: Watcher): void {
  const set = map.get(key)
  set?.delete(watcher)
  if (set?.size === 0) map.delete(key)
}
