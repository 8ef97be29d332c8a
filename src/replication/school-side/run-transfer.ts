import { hash } from 'node:crypto'
import type { Module } from '#contracts/licences.ts'
import { sentModules } from '../catalogue/catalogue.ts'
import type { AnswerOf } from '../messages/answers.ts'
import { operationsPerMessageMax } from '../messages/limits.ts'
import type { Mark } from '../messages/mark.ts'
import { restDigest } from '../messages/rest-digest.ts'
import type { TransferFailure } from '../messages/shapes.ts'
import { sameFingerprint } from '../rows/fingerprint.ts'
import type { SchoolKey } from '../rows/row-hash.ts'
import { openConversation, type Conversation } from './conversation.ts'
import { ExchangeFailure } from './exchange.ts'
import { failedModule, failureOf } from './failure-of.ts'
import type { ModuleReport, SchoolSide, TransferOrder, TransferReport } from './school-side.ts'
import { adopted, sendModule } from './send-module.ts'
import { SourceFailure } from './source.ts'
import { lookAtSink, noteMark, nothingTaken, takeOperations, type Taking } from './taking.ts'
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
  const taking = await lookAtSink(side)
  const { conversation, answer } = await open(side, order, key, { survey, taking })
  if (answer.done) return noteUnchanged(side, { survey, taking }, answer.mark)
  try {
    return await carryOut(side, order, { key, conversation, answer, survey, taking })
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
  { survey: { read, failed }, taking }: Before,
) {
  const { notebook, installation } = side
  const surveyed = [...read.values()].flat()
  const isAsBelieved = ({ believed, target }: Surveyed) =>
    believed !== undefined && sameFingerprint(believed.fingerprint, target)
  const modules = [...read.keys()]
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
    ledger: taking.ledger,
    quarantined: taking.isQuarantined,
    sinkFailure: taking.failure,
    failures: toldFailures(failed),
    marks: { base: taking.mark, notebook: await notebook.readMark() },
  })
}

/** Both sides were equal: a notebook or a base that did not know it does now. */
async function noteUnchanged(
  side: SchoolSide,
  { survey: { read, failed }, taking }: Before,
  mark: Mark | null,
): Promise<TransferReport> {
  const { notebook } = side
  for (const [module, surveyed] of read) {
    const spooled = surveyed.filter(({ isSpooled }) => isSpooled)
    if (spooled.length > 0) await notebook.adopt(module, spooled.map(adopted))
  }
  const failure = taking.failure ?? (mark === null ? null : await noteMark(side, taking.sink, mark))
  const outcome = failed.length === 0 && failure === null ? 'done' : 'failed'
  const operations = { ...nothingTaken, failure }
  return { operations, modules: failed, outcome, isUnchanged: true }
}

type Before = { readonly survey: Survey; readonly taking: Taking }

type Opened = Before & {
  readonly key: SchoolKey
  readonly conversation: Conversation
  readonly answer: AnswerOf<'open'>
}

async function carryOut(
  side: SchoolSide,
  { acceptDisappearance }: TransferOrder,
  { key, conversation, answer, survey, taking }: Opened,
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
  const operations = await takeOperations(side, taking, conversation, answer.operations)
  return close(side, conversation, { modules, operations, taking, mark: answer.mark })
}

type Ending = Pick<TransferReport, 'modules' | 'operations'> & {
  readonly taking: Taking
  readonly mark: Mark | null
}

/** The marks are noted before: killed in between, they are ahead, and name nothing wrongly. */
async function close(
  side: SchoolSide,
  conversation: Conversation,
  { modules, operations, taking, mark }: Ending,
): Promise<TransferReport> {
  const failed = toldFailures(modules)
  const isWell = failed.length === 0 && operations.failure === null
  const failure =
    isWell && mark !== null ? await noteMark(side, taking.sink, mark) : operations.failure
  const { outcome } = await conversation.send('close', {
    failure,
    modules: failed,
    quarantine: operations.quarantine.slice(0, operationsPerMessageMax),
    isWholeQuarantine: operations.quarantine.length <= operationsPerMessageMax,
    ledger: failure === null ? ((await taking.sink?.fingerprint()) ?? null) : null,
  })
  return { outcome, isUnchanged: false, modules, operations: { ...operations, failure } }
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
    .send('close', { failure, modules: [], quarantine: [], isWholeQuarantine: false, ledger: null })
    .catch(() => {})
}

function toldFailures(modules: readonly ModuleReport[]) {
  return modules.flatMap(({ module, failure }) => (failure ? [{ module, failure }] : []))
}

const nothingDone = { cycle: 'normal', sent: 0, removed: 0, held: [], failure: null } as const
