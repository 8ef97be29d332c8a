import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from '#platform/database/database.ts'
import type { Log } from '#platform/log.ts'
import { momentMs, openListeners, type Listeners } from './listeners.ts'
import { openPresence } from './presence.ts'
import { openWatchers, type Watchers } from './watchers.ts'
import { readWords, spellWords, type Words } from './words.ts'

/** The agents that listen and the pages that watch, in whichever process on this database they are. */
export type Neighbours = {
  readonly listeners: Listeners
  readonly watchers: Watchers
  close(): Promise<void>
}

/** Other processes are told and heard of; alone, and while they are out of reach, everything works within this one. */
export async function openNeighbours(database: Database, log: Log): Promise<Neighbours> {
  const me = randomUUID()
  const waiting = new Map<string, number>()
  const presence = openPresence()
  const watchersHere = openWatchers()
  const listenersHere = openListeners({
    came: (clientId, ms) => {
      waiting.set(clientId, Date.now() + ms)
      unsaid.here.set(clientId, ms)
      speak()
    },
    left: (clientId) => {
      waiting.delete(clientId)
      unsaid.here.set(clientId, momentMs)
      speak()
    },
  })
  let unsaid = nothing()
  let speaking: Promise<void> | undefined

  const channel = await database.openChannel({
    log,
    heard: (text) => {
      const words = readWords(text)
      if (words !== undefined && words.from !== me) heed(words)
    },
    missed: () => {
      lookEverywhere()
      introduce('back')
    },
  })
  introduce('new')
  return {
    listeners: {
      ...listenersHere,
      wake: (clientId) => {
        listenersHere.wake(clientId)
        unsaid.orders.add(clientId)
        speak()
      },
      isListening: (clientId) => listenersHere.isListening(clientId) || presence.isHere(clientId),
    },
    watchers: {
      ...watchersHere,
      changed: (clientId) => {
        watchersHere.changed(clientId)
        unsaid.changes.add(clientId)
        speak()
      },
    },
    close: async () => {
      await speaking
      await channel.close()
    },
  }

  function heed({ from, orders = [], changes = [], here = [], hello }: Words): void {
    for (const clientId of orders) listenersHere.wake(clientId)
    for (const clientId of changes) watchersHere.changed(clientId)
    for (const [clientId, ms] of here) presence.note(from, clientId, ms)
    if (hello === 'back') lookEverywhere()
    if (hello !== undefined) tellWhoWaits()
  }

  function introduce(hello: 'new' | 'back'): void {
    unsaid.hello = hello
    tellWhoWaits()
  }

  function tellWhoWaits(): void {
    for (const [clientId, until] of waiting)
      unsaid.here.set(clientId, Math.max(0, until - Date.now()))
    speak()
  }

  /** Something may have been ordered, or have changed, that nobody told us of. */
  function lookEverywhere(): void {
    listenersHere.wakeAll()
    watchersHere.allChanged()
  }

  /** What comes up while one is speaking is said together afterwards. What is lost is made good by `missed`. */
  function speak(): void {
    speaking ??= sayAll().finally(() => (speaking = undefined))
  }

  async function sayAll(): Promise<void> {
    do {
      await nextTurn()
      const news = unsaid
      unsaid = nothing()
      await channel.tell(spellWords(me, news))
    } while (!isNothing(unsaid))
  }
}

type Unsaid = {
  readonly orders: Set<string>
  readonly changes: Set<string>
  readonly here: Map<string, number>
  hello?: 'new' | 'back'
}

function nothing(): Unsaid {
  return { orders: new Set(), changes: new Set(), here: new Map() }
}

function isNothing({ orders, changes, here, hello }: Unsaid): boolean {
  return orders.size + changes.size + here.size === 0 && hello === undefined
}
