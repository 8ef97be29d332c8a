import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Channel } from '#platform/database/channel.ts'
import { spellWords } from './words.ts'

/** Says to the other processes what comes up; what comes up while it speaks is said together afterwards. */
export type Speaker = {
  readonly order: (clientId: string) => void
  readonly change: (clientId: string) => void
  /** An agent of this client waits here, for that much longer. */
  readonly here: (clientId: string, ms: number) => void
  readonly hello: (hello: 'new' | 'back') => void
  /** Ends when all has been said. */
  readonly silence: () => Promise<void>
}

/** `me`: the id of this process. What cannot be said is lost: whoever was cut off is told so when it is back. */
export function openSpeaker(me: string, tell: Channel['tell']): Speaker {
  let unsaid = nothing()
  let speaking: Promise<void> | undefined

  return {
    order: (clientId) => {
      unsaid.orders.add(clientId)
      speak()
    },
    change: (clientId) => {
      unsaid.changes.add(clientId)
      speak()
    },
    here: (clientId, ms) => {
      unsaid.here.set(clientId, ms)
      speak()
    },
    hello: (hello) => {
      unsaid.hello = hello
      speak()
    },
    silence: async () => speaking,
  }

  function speak(): void {
    speaking ??= sayAll().finally(() => (speaking = undefined))
  }

  async function sayAll(): Promise<void> {
    do {
      await nextTurn()
      const news = unsaid
      unsaid = nothing()
      await tell(spellWords(me, news))
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
