import { Refusal } from '#contracts/refuse.ts'
import { unpackBody } from '../../messages/envelope.ts'
import { answerMessage } from '../../online-side/answer-message.ts'
import { ExchangeFailure } from '../../school-side/exchange.ts'
import { inMemory } from '../memory-store.ts'
import { observeOnline } from './invariants.ts'
import { breaks, changed, note, type World } from './world.ts'

/** One message, in one transaction of the online side. A refusal is told as the agent's own exchange tells it. */
export async function deliver(world: World, body: Buffer): Promise<Buffer> {
  const { catalogue, online: before, plant } = world
  const answer = plant.answer ?? answerMessage
  world.messages += 1
  world.trips += 1
  const said = describe(body)
  try {
    const done = await inMemory(before, catalogue, (store) => answer({ store, catalogue }, body))
    note(world, `message ${said.text}`)
    // What a message does not change is the same state: readings only move the number.
    world.onlineOnDisk = plant.acknowledgesFirst === true ? before : done.state
    world.online = done.state
    changed(world)
    observeOnline(world, before, { consents: said.consents })
    world.bytes += body.length + done.result.length
    return done.result
  } catch (error) {
    if (!(error instanceof Refusal)) {
      breaks(world, error)
      throw error
    }
    note(world, `message ${said.text} refused: ${error.problem.code}`)
    throw new ExchangeFailure('refused', error.problem.code, error)
  }
}

/** The online side stops at once and is started again. */
export function crashOnline(world: World): void {
  world.online = world.onlineOnDisk
  note(world, 'online crash')
}

function describe(body: Buffer): { readonly text: string; readonly consents: boolean } {
  const opened = unpackBody(body)
  if ('fault' in opened) return { text: 'unreadable', consents: false }
  const said = opened.content as Partial<Record<string, string | number | boolean>>
  const words = [said['type'], String(said['transfer']).slice(-4), said['number'], said['module']]
  return {
    text: words.filter((word) => word !== undefined).join(' '),
    consents: said['acceptDisappearance'] === true,
  }
}
