import { acceptHeld } from '../../online-side/answer-held.ts'
import { sentNames } from '../memory-rows.ts'
import { inMemory } from '../memory-store.ts'
import { startAgent, type Agent } from './agent.ts'
import { contentOf, tableOf } from './history.ts'
import { Broken, differenceAtRest, excuseOnline, rowsOf } from './invariants.ts'
import type { Random } from './random.ts'
import { compact } from './school-events.ts'
import { changed, note, type World } from './world.ts'

const transfersMax = 3
const effectsMax = 5000

/** Faults have stopped: both sides are equal within three transfers, and then nothing has to be sent any more. */
export async function comeToRest(world: World, random: Random): Promise<void> {
  note(world, 'faults stop')
  for (let transfer = 1; ; transfer++) {
    const limit = bytesLimit(world)
    const { bytes } = await undisturbed(world)
    if (bytes > limit) throw new Broken(5, `${bytes} bytes where ${limit} are enough`)
    await acceptAll(world)
    const difference = differenceAtRest(world)
    if (difference === undefined) break
    if (transfer === transfersMax)
      throw new Broken(6, `after ${transfersMax} transfers: ${difference}`)
  }
  compact(world, random)
  const { bytes, trips } = await undisturbed(world)
  const waits = [...world.base.ledger.values()].some(({ quarantine }) => quarantine !== null)
  if (trips > (waits ? 5 : 1) || bytes > unchangedBytes)
    throw new Broken(5, `nothing changed, and ${trips} round trips of ${bytes} bytes`)
  const difference = differenceAtRest(world)
  if (difference !== undefined) throw new Broken(2, difference)
}

const unchangedBytes = 3000

/** One transfer from its start to its end. */
async function undisturbed(world: World): Promise<{ bytes: number; trips: number }> {
  const [bytes, trips] = [world.bytes, world.trips]
  const agent = await startAgent(world, 0)
  await runToEnd(world, agent)
  const ended = agent.ended()
  if (ended instanceof Error) throw new Broken(6, `undisturbed, a transfer ends: ${ended.message}`)
  if (ended?.outcome === 'failed')
    throw new Broken(6, `undisturbed, a transfer fails: ${JSON.stringify(ended.modules)}`)
  const left = [...world.online.collections].find(
    ([, { held, staged, removals }]) => held !== null || staged.size + removals.size > 0,
  )
  if (ended?.outcome === 'done' && left !== undefined)
    throw new Broken(2, `something of ${left[0]} is held or staged though all is well`)
  return { bytes: world.bytes - bytes, trips: world.trips - trips }
}

export async function runToEnd(world: World, { process }: Agent): Promise<void> {
  for (let step = 0; process.pending() !== undefined; step++) {
    if (step > effectsMax) throw new Broken(6, 'a transfer does not end')
    world.effects += 1
    await process.step()
    if (world.broken !== undefined) throw world.broken
  }
  if (world.broken !== undefined) throw world.broken
}

export async function acceptAll(world: World): Promise<void> {
  for (const [name, { held }] of world.online.collections)
    if (held !== null) await answer(world, name, (side) => acceptHeld(side, name, held.target.hash))
}

/** Somebody answers what is held; a refusal changes nothing. */
export async function answer(
  world: World,
  name: string,
  act: (side: Parameters<typeof acceptHeld>[0]) => Promise<unknown>,
): Promise<void> {
  const { catalogue, online: before } = world
  try {
    const done = await inMemory(before, catalogue, (store) => act({ store, catalogue }))
    world.online = done.state
    world.onlineOnDisk = done.state
    excuseOnline(world, before, [name])
    changed(world)
    note(world, `answered: ${name}`)
  } catch {
    note(world, `an answer about ${name} is refused`)
  }
}

const bytesOfRow = 700
const bytesOfCollection = 2500
const bytesAlways = 3000

/** What a transfer may cost: so much for each difference, and a little always; more only for a new version. */
function bytesLimit(world: World): number {
  let bytes = bytesAlways
  for (const name of sentNames(world.catalogue)) {
    const state = world.online.collections.get(name)
    const collection = world.catalogue.find((each) => each.name === name)
    const isNewVersion = state !== undefined && state.version !== collection?.version
    if (isNewVersion && state.published.size > 0) return Infinity
    const differing =
      differences(world, name) + (state?.staged.size ?? 0) + (state?.removals.size ?? 0)
    if (differing > 0) bytes += bytesOfCollection + bytesOfRow * differing
  }
  const [ledger, operations] = [world.base.ledger, world.online.operations]
  const apart =
    [...ledger.keys()].filter((id) => !operations.has(id)).length +
    [...operations.keys()].filter((id) => !ledger.has(id)).length
  return bytes + (apart > 0 ? bytesOfCollection + bytesOfRow * apart : 0)
}

/** Rows that only one side has, as the school tells them apart. */
function differences(world: World, name: string): number {
  const own = world.plant.own ?? ((_, row) => row)
  const [here, there] = [tableOf(world, name), rowsOf(world.online, name)]
  if (contentOf(world, here) === contentOf(world, there)) return 0
  const texts = (rows: typeof here) =>
    new Set([...rows.values()].map((row) => JSON.stringify(own(name, row))))
  return texts(here).symmetricDifference(texts(there)).size
}
