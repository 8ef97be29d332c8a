import { startAgent, type Agent } from './agent.ts'
import { fates } from './network.ts'
import { randomFrom } from './random.ts'
import { comeToRest } from './rest.ts'
import type { Scenario } from './scenarios.ts'
import type { Plant, World } from './world.ts'

/**
 * What goes wrong at one effect: the agent is killed before or after it became lasting; a message is lost with the
 * online side that was to do it, or its answer after it did.
 */
export type Blow = {
  readonly at: number
  readonly how: 'before' | 'after' | 'crashBefore' | 'crashAfter'
}

type Seen = {
  readonly at: number
  readonly isMessage: boolean
  readonly before: number
  readonly after: number
}

/** Runs the scenario with these blows, a transfer after the other, until none is to come; then it comes to rest. */
export async function strike(
  scenario: Scenario,
  blows: readonly Blow[],
  plant?: Plant,
): Promise<readonly Seen[]> {
  const world = scenario(plant)
  const seen: Seen[] = []
  try {
    let agent = await startAgent(world, 0)
    while (agent.process.pending() !== undefined) {
      world.effects += 1
      const [at, before] = [seen.length + 1, world.lasting]
      const isMessage = agent.process.pending()?.body !== undefined
      agent = await turn(
        world,
        agent,
        blows.find((blow) => blow.at === at),
      )
      seen.push({ at, isMessage, before, after: world.lasting })
      if (world.broken !== undefined) throw world.broken
    }
    await comeToRest(world, randomFrom(1))
  } catch (error) {
    const where = blows.map(({ at, how }) => `${how} ${at}`).join(', ')
    throw new Error(`${where}: ${String(error)}\n${world.trace.join('\n')}`, { cause: error })
  }
  return seen
}

async function turn(world: World, agent: Agent, blow: Blow | undefined): Promise<Agent> {
  const { process } = agent
  if (blow?.how === 'before' || blow?.how === 'after') {
    await process.kill(blow.how)
    return startAgent(world, 0)
  }
  const body = process.pending()?.body
  const fate = blow === undefined ? undefined : fates[blow.how]
  if (fate === undefined || body === undefined) await process.step()
  else await process.step(() => fate(world, body, { random: randomFrom(1), late: [] }))
  return agent
}

/** All blows after an effect; a kill that leaves the same world as an earlier one is the same blow. */
export function blowsAfter(
  seen: readonly Seen[],
  after: number,
): { all: number; distinct: Blow[] } {
  const later = seen.filter(({ at }) => at > after)
  const distinct: Blow[] = []
  const left = new Set<number>()
  for (const { at, isMessage, before, after } of later) {
    for (const [how, lasting] of [
      ['before', before],
      ['after', after],
    ] as const) {
      if (!left.has(lasting)) distinct.push({ at, how })
      left.add(lasting)
    }
    if (isMessage) distinct.push({ at, how: 'crashBefore' }, { at, how: 'crashAfter' })
  }
  const messages = later.filter(({ isMessage }) => isMessage).length
  return { all: later.length * 2 + messages * 2, distinct }
}
