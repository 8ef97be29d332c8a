import { ExchangeFailure } from '../../school-side/exchange.ts'
import { SourceFailure } from '../../school-side/source.ts'
import { refuseHeld } from '../../online-side/answer-held.ts'
import { schoolBase } from '../memory-rows.ts'
import { withNewVersion } from '../small-catalogue.ts'
import { diskFull, startAgent, writing, type Agent } from './agent.ts'
import { crashOnline } from './deliver.ts'
import { noteBase } from './history.ts'
import { requirePromises } from './invariants.ts'
import { arriveLate, fates, type Late } from './network.ts'
import { randomFrom, type Random } from './random.ts'
import { acceptAll, answer, comeToRest } from './rest.ts'
import { backUp, restoreOnline, restoreSome, type Backup } from './restores.ts'
import { secretaryWorks, userWrites } from './school-events.ts'
import { changed, newWorld, note, type Plant, type World } from './world.ts'

export type Simulated = {
  readonly effects: number
  readonly messages: number
  readonly faults: number
}

/**
 * One run that follows from its seed alone: agents, the online side, the network and people take their turns, things
 * go wrong, then faults stop. Throws with the seed and what happened when an invariant does not hold.
 */
export async function simulate(seed: number, plant: Plant = {}): Promise<Simulated> {
  const random = randomFrom(seed)
  const rates = drawRates(random)
  const world = newWorld(schoolBase(random.pick([3, 10, 40, 150])), plant)
  const run: Run = {
    world,
    random,
    rates,
    agents: [],
    late: [],
    backups: [],
    recent: [],
    faults: 0,
  }
  try {
    await disturbed(run)
    await comeToRest(world, random)
  } catch (error) {
    throw new Error(`seed ${seed}: ${String(error)}\n${world.trace.slice(-60).join('\n')}`, {
      cause: error,
    })
  }
  return { effects: world.effects, messages: world.messages, faults: run.faults }
}

/** Once in how many turns; 0 for never. */
type Rates = ReturnType<typeof drawRates>

/** Each run has its own mix, so that rare things meet often enough. */
function drawRates(random: Random) {
  const rate = (...rates: [number, ...number[]]) => random.pick(rates)
  return {
    network: rate(0, 3, 10, 40),
    kill: rate(0, 40, 150),
    diskFull: rate(0, 0, 40),
    source: rate(0, 0, 0, 30),
    restore: rate(0, 0, 60, 200),
    recall: rate(0, 0, 0, 60),
    secretary: rate(0, 10, 30, 100),
    empty: rate(0, 0, 1),
    user: rate(0, 20, 60),
    answer: rate(0, 50),
    second: rate(0, 0, 40),
    version: rate(0, 0, 0, 300),
    crash: rate(0, 50),
    late: rate(5, 30, 200),
    consent: rate(0, 0, 3),
    transfers: rate(2, 3, 4, 6),
  }
}

type Run = {
  readonly world: World
  readonly random: Random
  readonly rates: Rates
  agents: Agent[]
  readonly late: Late
  readonly backups: Backup[]
  /** States of the online side of a moment ago. */
  readonly recent: World['online'][]
  faults: number
}

const turnsMax = 3000
const kept = 12

async function disturbed(run: Run): Promise<void> {
  const { world, random, rates } = run
  noteBase(world)
  run.backups.push(backUp(world))
  let started = 0
  for (let turn = 0; turn < turnsMax; turn++) {
    run.agents = run.agents.filter(({ process }) => process.pending() !== undefined)
    const mayStart = started < rates.transfers
    if (run.agents.length === 0 && !mayStart) break
    if (
      mayStart &&
      (run.agents.length === 0 || (run.agents.length === 1 && random.onceIn(rates.second)))
    ) {
      started += 1
      run.agents.push(await start(run))
    }
    world.effects += 1
    await others(run)
    const agent = random.among(run.agents)
    if (agent !== undefined) await turnOf(run, agent)
    remember(run)
    if (world.broken !== undefined) throw world.broken
  }
  for (const { process } of run.agents) await process.kill('before')
  while (run.late.length > 0 && random.onceIn(2)) await arriveLate(world, random, run.late)
  if (world.broken !== undefined) throw world.broken
}

function start({ world, random, rates }: Run): Promise<Agent> {
  const which = rates.second > 0 ? random.below(2) : 0
  const order = { complete: random.onceIn(8), acceptDisappearance: random.onceIn(rates.consent) }
  note(world, `agent ${which} starts ${JSON.stringify(order)}`)
  return startAgent(world, which, order)
}

/** What people and fate do between two effects of an agent. */
async function others(run: Run): Promise<void> {
  const { world, random, rates } = run
  if (random.onceIn(rates.secretary)) secretaryWorks(world, random, rates.empty > 0)
  if (random.onceIn(rates.user)) userWrites(world, random)
  if (random.onceIn(rates.restore)) fault(run, () => restoreSome(world, random, run.backups))
  if (random.onceIn(rates.recall)) fault(run, () => recall(run))
  if (random.onceIn(rates.answer)) await answerHeld(run)
  if (random.onceIn(rates.version)) newVersion(run)
  if (random.onceIn(rates.crash)) crash(run)
  if (random.onceIn(rates.late)) await arriveLate(world, random, run.late)
}

/** The online side is restored to what it was a moment ago. */
function recall({ world, random, recent }: Run): void {
  const online = random.among(recent)
  if (online === undefined) return
  restoreOnline(world, { online })
  note(world, 'online restored to a moment ago')
}

function crash({ world }: Run): void {
  crashOnline(world)
  requirePromises(world)
}

async function answerHeld({ world, random }: Run): Promise<void> {
  if (random.onceIn(2)) return acceptAll(world)
  for (const [name, { held }] of world.online.collections)
    if (held !== null) await answer(world, name, (side) => refuseHeld(side, name, held.target.hash))
}

function newVersion({ world, random }: Run): void {
  const name = random.pick(['eleve', 'note', 'matiere'])
  world.catalogue = withNewVersion(world.catalogue, name)
  changed(world)
  note(world, `a new version of ${name}`)
}

async function turnOf(run: Run, { process }: Agent): Promise<void> {
  const { world, random, rates, late } = run
  const pending = process.pending()
  if (pending === undefined) return
  const { label, body } = pending
  if (random.onceIn(rates.kill)) {
    run.faults += 1
    note(world, `agent killed at ${label}`)
    return process.kill(random.pick(['before', 'after']))
  }
  if (writing.has(label) && random.onceIn(rates.diskFull)) {
    run.faults += 1
    note(world, `disk full at ${label}`)
    return process.step(async () => Promise.reject(new Error(diskFull)))
  }
  if (reading.has(label) && random.onceIn(rates.source)) {
    run.faults += 1
    note(world, `locked at ${label}`)
    return process.step(async () => Promise.reject(new SourceFailure('source-locked', {})))
  }
  if (body === undefined || !random.onceIn(rates.network)) return process.step()
  const [name, fate] = random.among(Object.entries(fates)) ?? []
  if (fate === undefined) return process.step()
  run.faults += 1
  note(world, `network: ${name}`)
  return process.step(() => fate(world, body, { random, late }).catch(asFailure))
}

const reading: ReadonlySet<string> = new Set(['open snapshot', 'read rows'])

/** What the online side does not foresee comes back as an error of the server. */
function asFailure(error: unknown): never {
  if (error instanceof ExchangeFailure) throw error
  throw new ExchangeFailure('unreachable', 'service-busy', error)
}

function fault(run: Run, act: () => void): void {
  run.faults += 1
  act()
}

function remember({ world, random, backups, recent }: Run): void {
  if (random.onceIn(25)) backups.push(backUp(world))
  if (backups.length > kept) backups.splice(random.below(backups.length), 1)
  if (recent.at(-1) !== world.online) recent.push(world.online)
  if (recent.length > kept) recent.shift()
}
