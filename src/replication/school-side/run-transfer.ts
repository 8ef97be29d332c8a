import { hash } from 'node:crypto'
import type { Module } from '#contracts/licences.ts'
import { sentModules } from '../catalogue/catalogue.ts'
import type { AnswerOf } from '../messages/answers.ts'
import type { Mark } from '../messages/mark.ts'
import { restDigest } from '../messages/rest-digest.ts'
import type { TransferFailure } from '../messages/shapes.ts'
import { sameFingerprint } from '../rows/fingerprint.ts'
import type { SchoolKey } from '../rows/row-hash.ts'
import { openConversation, type Conversation } from './conversation.ts'
import { ExchangeFailure } from './exchange.ts'
import { exchangeOperations } from './exchange-operations.ts'
import { failedModule, failureOf } from './failure-of.ts'
import type { ModuleReport, SchoolSide, TransferOrder, TransferReport } from './school-side.ts'
import type { Notebook } from './notebook.ts'
import { adopted, sendModule } from './send-module.ts'
import type { Sink } from './sink.ts'
import { SourceFailure } from './source.ts'
import { surveyModule, type Surveyed } from './survey-module.ts'
import { unmappedOf } from './unmapped.ts'

/**
 * Makes both sides equal: what the base holds is published online, what was written online is in the base. A
 * module whose source cannot be read fails alone. Throws ExchangeFailure when the online side is out of reach or
 * refuses, and whatever the sink throws; what was acknowledged until then is kept.
 */
export async function runTransfer(side: SchoolSide, order: TransferOrder): Promise<TransferReport> {
  try {
    return await runWithKey(side, order, await keepKey(side))
  } catch (error) {
    if (!(error instanceof ExchangeFailure && error.code === 'transfer-key-differs')) throw error
    const key = await side.fetchKey()
    await side.notebook.writeKey(key)
    return runWithKey(side, order, key)
  }
}

async function keepKey({ notebook, fetchKey }: SchoolSide): Promise<SchoolKey> {
  const kept = await notebook.readKey()
  if (kept !== null) return kept
  const key = await fetchKey()
  await notebook.writeKey(key)
  return key
}

async function runWithKey(
  side: SchoolSide,
  order: TransferOrder,
  key: SchoolKey,
): Promise<TransferReport> {
  if (order.complete) await side.notebook.forget([...side.mapped])
  const survey = await surveyAll(side, key, order.modules)
  const { conversation, answer } = await open(side, order, key, survey)
  if (answer.done) return noteUnchanged(side, survey, answer.mark)
  try {
    return await carryOut(side, order, { key, conversation, answer, survey })
  } catch (error) {
    await sayFailure(conversation, error)
    throw error
  }
}

type Survey = {
  readonly read: ReadonlyMap<Module, readonly Surveyed[]>
  readonly failed: readonly ModuleReport[]
}

async function surveyAll(
  side: SchoolSide,
  key: SchoolKey,
  modules: readonly Module[],
): Promise<Survey> {
  const read = new Map<Module, readonly Surveyed[]>()
  const failed: ModuleReport[] = []
  for (const module of sentModules(side.catalogue)) {
    if (!modules.includes(module)) continue
    try {
      read.set(module, await surveyModule(side, key, module, new Set()))
    } catch (error) {
      if (!(error instanceof SourceFailure)) throw error
      failed.push(failedModule(module, failureOf(side, error)))
    }
  }
  return { read, failed }
}

async function open(
  side: SchoolSide,
  { mode, complete }: TransferOrder,
  key: SchoolKey,
  { read, failed }: Survey,
) {
  const { notebook, sink, installation } = side
  const surveyed = [...read.values()].flat()
  const isAsBelieved = ({ believed, target }: Surveyed) =>
    believed !== undefined && sameFingerprint(believed.fingerprint, target)
  const modules = [...read.keys()]
  const quarantine = (await sink?.apply([])) ?? []
  return openConversation(side, {
    type: 'open',
    transfer: side.newId(),
    mode,
    complete,
    installation,
    keyDigest: hash('sha256', key, 'hex'),
    modules,
    unmapped: unmappedOf(side, modules),
    collections: surveyed
      .filter((one) => !isAsBelieved(one))
      .map(({ collection: { name, version }, target }) => ({ name, version, target })),
    rest: restDigest(
      surveyed.filter(isAsBelieved).map(({ collection: { name, version }, target }) => ({
        name,
        version,
        fingerprint: target,
      })),
    ),
    ledger: (await sink?.fingerprint()) ?? null,
    quarantined: quarantine.length > 0,
    failures: toldFailures(failed),
    marks: { base: (await sink?.readMark()) ?? null, notebook: await notebook.readMark() },
  })
}

/** Both sides were equal: a notebook or a base that did not know it does now. */
async function noteUnchanged(
  { notebook, sink }: SchoolSide,
  { read, failed }: Survey,
  mark: Mark | null,
): Promise<TransferReport> {
  for (const [module, surveyed] of read) {
    const spooled = surveyed.filter(({ isSpooled }) => isSpooled)
    if (spooled.length > 0) await notebook.adopt(module, spooled.map(adopted))
  }
  if (mark !== null) await noteMark(notebook, sink, mark)
  const outcome = failed.length === 0 ? 'done' : 'failed'
  return { ...nothingSent, modules: failed, outcome, isUnchanged: true }
}

/** Where it is not noted yet: a base that did not change is not written to. */
async function noteMark(notebook: Notebook, sink: Sink | null, mark: Mark): Promise<void> {
  if (sink !== null && !isSameMark(await sink.readMark(), mark)) await sink.writeMark(mark)
  if (!isSameMark(await notebook.readMark(), mark)) await notebook.writeMark(mark)
}

function isSameMark(one: Mark | null, other: Mark): boolean {
  return one !== null && one.transfer === other.transfer && one.count === other.count
}

type Opened = {
  readonly key: SchoolKey
  readonly conversation: Conversation
  readonly answer: AnswerOf<'open'>
  readonly survey: Survey
}

async function carryOut(
  side: SchoolSide,
  { acceptDisappearance }: TransferOrder,
  { key, conversation, answer, survey }: Opened,
): Promise<TransferReport> {
  const heads = new Map(answer.heads.map((head) => [head.name, head] as const))
  const modules: ModuleReport[] = [...survey.failed]
  for (const [module, surveyed] of survey.read) {
    const isSettled =
      answer.restAgrees && surveyed.every(({ collection }) => !heads.has(collection.name))
    if (isSettled) {
      modules.push({ module, ...nothingDone })
      continue
    }
    const sending = { side, conversation, key, acceptDisappearance }
    try {
      modules.push(await sendModule(sending, module, surveyed, heads))
    } catch (error) {
      // The others may be well: only what concerns this module alone stops here.
      const failure = failureOf(side, error)
      if (failure.code === 'unexpected' || error instanceof ExchangeFailure) throw error
      modules.push(failedModule(module, failure))
    }
  }
  const operations =
    side.sink === null || answer.operations === null
      ? nothingSent.operations
      : await exchangeOperations(side, side.sink, conversation, answer.operations)
  const outcome = await close(side, conversation, { modules, operations, mark: answer.mark })
  return { outcome, isUnchanged: false, modules, operations }
}

type Ending = Pick<TransferReport, 'modules' | 'operations'> & { readonly mark: Mark | null }

/** The marks are noted before: killed in between, they are ahead, and name nothing wrongly. */
async function close(
  { sink, notebook }: SchoolSide,
  conversation: Conversation,
  { modules, operations, mark }: Ending,
): Promise<TransferReport['outcome']> {
  const failed = toldFailures(modules)
  if (failed.length === 0 && mark !== null) await noteMark(notebook, sink, mark)
  const { outcome } = await conversation.send('close', {
    failure: null,
    modules: failed,
    quarantine: operations.quarantine.slice(0, 1000),
    ledger: (await sink?.fingerprint()) ?? null,
  })
  return outcome
}

/** Tells the online side why it ends, where that can still be told. */
async function sayFailure(conversation: Conversation, error: unknown): Promise<void> {
  if (error instanceof ExchangeFailure) return
  const failure: TransferFailure = {
    code: 'unexpected',
    collection: null,
    sentence: 'L’agent s’est arrêté sur une erreur inattendue.',
  }
  await conversation
    .send('close', { failure, modules: [], quarantine: [], ledger: null })
    .catch(() => {})
}

function toldFailures(modules: readonly ModuleReport[]) {
  return modules.flatMap(({ module, failure }) => (failure ? [{ module, failure }] : []))
}

const nothingDone = { cycle: 'normal', sent: 0, removed: 0, held: [], failure: null } as const

const nothingSent = { operations: { received: 0, givenBack: 0, quarantine: [] } } as const
