import { randomUUID } from 'node:crypto'
import type { Database } from '#platform/database/database.ts'
import type { Log } from '#platform/log.ts'
import { momentMs, openListeners, type Listeners } from './listeners.ts'
import { openPresence } from './presence.ts'
import { openSpeaker } from './speaker.ts'
import { openWatchers, type Watchers } from './watchers.ts'
import { readWords, type Words } from './words.ts'

/** The agents that listen and the pages that watch, in whichever process on this database they are. */
export type Neighbours = {
  readonly listeners: Listeners
  readonly watchers: Watchers
  readonly close: () => Promise<void>
}

/** Other processes are told and heard of; alone, and while they are out of reach, everything works within this one. */
export async function openNeighbours(database: Database, log: Log): Promise<Neighbours> {
  const me = randomUUID()
  /** Whose agents wait here, and until when. */
  const waiting = new Map<string, number>()
  const presence = openPresence()
  const watchers = openWatchers()
  const listeners = openListeners({
    came: (clientId, ms) => {
      waiting.set(clientId, Date.now() + ms)
      speaker.here(clientId, ms)
    },
    left: (clientId) => {
      waiting.delete(clientId)
      speaker.here(clientId, momentMs)
    },
  })
  const channel = await database.openChannel({
    log,
    heard: (text) => {
      const words = readWords(text)
      if (words !== undefined && words.from !== me) heed(words)
    },
    missed: () => {
      lookEverywhere()
      speaker.hello('back')
      tellWhoWaits()
    },
  })
  const speaker = openSpeaker(me, channel.tell)
  speaker.hello('new')
  return {
    listeners: {
      ...listeners,
      wake: (clientId) => {
        listeners.wake(clientId)
        speaker.order(clientId)
      },
      isListening: (clientId) => listeners.isListening(clientId) || presence.isHere(clientId),
    },
    watchers: {
      ...watchers,
      changed: (clientId) => {
        watchers.changed(clientId)
        speaker.change(clientId)
      },
    },
    close: async () => {
      await speaker.silence()
      await channel.close()
    },
  }

  function heed({ from, orders = [], changes = [], here = [], hello }: Words): void {
    for (const clientId of orders) listeners.wake(clientId)
    for (const clientId of changes) watchers.changed(clientId)
    for (const [clientId, ms] of here) presence.note(from, clientId, ms)
    if (hello === 'back') lookEverywhere()
    if (hello !== undefined) tellWhoWaits()
  }

  function tellWhoWaits(): void {
    for (const [clientId, until] of waiting) speaker.here(clientId, Math.max(0, until - Date.now()))
  }

  /** Something may have been ordered, or have changed, that nobody told us of. */
  function lookEverywhere(): void {
    listeners.wakeAll()
    watchers.allChanged()
  }
}
