import type { Module } from '#contracts/licences.ts'
import { catalogue } from '#replication/catalogue/catalogue.ts'
import { ExchangeFailure } from '#replication/school-side/exchange.ts'
import { runTransfer } from '#replication/school-side/run-transfer.ts'
import type { Progress, SchoolSide, TransferReport } from '#replication/school-side/school-side.ts'
import { fail, failure, isExpected } from '../failures.ts'
import { readState, saveState } from '../folder/agent-state.ts'
import { readAttachment, type Attachment } from '../folder/attachment.ts'
import { lockTransfer, withFolderLock } from '../folder/folder-lock.ts'
import { keepJournal } from '../journal/keep-journal.ts'
import { sendJournal } from '../journal/send-journal.ts'
import type { Run } from '../machine.ts'
import { openDispatcher } from '../network/open-dispatcher.ts'
import { wayTo, withAttachedService } from '../network/with-service.ts'
import { isDamage, isFull, openNotebook, throwNotebookAway } from '../notebook/open-notebook.ts'
import { describeSourceFailure } from '../source/describe-source-failure.ts'
import { openSchoolBase } from '../source/open-school-base.ts'
import { installationOf } from './installation.ts'
import { failedOutcome, outcomeOf } from './journal-outcome.ts'
import { countedExchange } from './counted-exchange.ts'
import { serviceExchange } from './service-exchange.ts'

export type TransferWish = {
  readonly mode: 'automatic' | 'manual' | 'ordered'
  readonly complete: boolean
  readonly modules: readonly Module[]
  readonly acceptDisappearance: boolean
}

/** How much went over the network, in messages and bytes. */
export type Traffic = { messages: number; sentBytes: number; receivedBytes: number }
export type PerformedTransfer = TransferReport & {
  readonly traffic: Traffic
  readonly durationMs: number
}
type Carried = { readonly report: TransferReport; readonly traffic: Traffic }

/**
 * One transfer from beginning to end: it is noted in the journal when it begins and when it ends, and the journal is
 * sent up. Throws what kept it from going on; the journal has it then.
 */
export async function performTransfer(
  run: Run,
  wish: TransferWish,
  tell: (progress: Progress) => void,
): Promise<PerformedTransfer> {
  const attachment = (await readAttachment(run.folder)) ?? fail('not-attached')
  const free = await lockTransfer(run.folder)
  try {
    const journal = keepJournal(run, attachment.school.timeZone)
    const block = await journal.startBlock(modeInJournal(wish, attachment))
    try {
      const startedMs = performance.now()
      const { report, traffic } = await transfer(run, attachment, wish, tell)
      const durationMs = Math.round(performance.now() - startedMs)
      await journal.endBlock(block, outcomeOf(report))
      await noteTransfer(run, report.outcome)
      return { ...report, traffic, durationMs }
    } catch (error) {
      const told = sentenceOf(error, run)
      await noteFailure(run, () => journal.endBlock(block, failedOutcome(told)))
      throw told
    }
  } finally {
    free()
    // What it says is for whoever helps: without it the transfer is no less done.
    await sendJournal(run, attachment).catch(() => {})
  }
}

async function transfer(
  run: Run,
  attachment: Attachment,
  wish: TransferWish,
  tell: (progress: Progress) => void,
): Promise<Carried> {
  const base = await openSchoolBase(run.folder)
  try {
    const act = () => withSide(run, attachment, base, tell, (side) => runTransfer(side, wish))
    try {
      return await act()
    } catch (error) {
      // The notebook only saves time: a damaged one is made anew.
      if (!isDamage(error)) throw error
      await throwNotebookAway(run.folder)
      return await act()
    }
  } finally {
    await base.close()
  }
}

async function withSide(
  run: Run,
  attachment: Attachment,
  base: Pick<SchoolSide, 'source' | 'sink' | 'mapped'>,
  tell: (progress: Progress) => void,
  act: (side: SchoolSide) => Promise<TransferReport>,
): Promise<Carried> {
  const { machine, ending } = run
  const { address, credential } = attachment
  run.hide(credential)
  const dispatcher = openDispatcher(await wayTo(address, run, attachment), run)
  const notebook = await openNotebook(run.folder)
  const line = { address, credential, dispatcher, patience: machine.patience }
  try {
    const { exchange, traffic } = countedExchange(
      serviceExchange(ending === undefined ? line : { ...line, ending }),
    )
    const report = await act({
      catalogue,
      ...base,
      notebook,
      exchange,
      fetchKey: () => fetchKey(run, attachment),
      installation: await installationOf(run),
      newId: machine.newId,
      wait: (ms) => machine.wait(ms, ending ?? new AbortController().signal),
      describe: describeSourceFailure,
      tell,
    })
    return { report, traffic }
  } finally {
    await notebook.close()
    await dispatcher.destroy()
  }
}

async function fetchKey(run: Run, attachment: Attachment): Promise<string> {
  const { key } = await withAttachedService(run, attachment, (call) =>
    call('GET /agent/transfers/key'),
  )
  run.hide(key)
  return key
}

/** Whoever asked knows the ways of the network and the words of the service, not those of a transfer. */
function sentenceOf(error: unknown, { folder }: Run): unknown {
  if (isFull(error)) return failure('disk-full', { folder })
  return error instanceof ExchangeFailure && error.cause !== undefined ? error.cause : error
}

/** What kept it from going on is told also where it cannot be noted. */
async function noteFailure(run: Run, endBlock: () => Promise<void>): Promise<void> {
  try {
    await endBlock()
    await noteTransfer(run, 'failed')
  } catch (error) {
    if (!isExpected(error)) throw error
  }
}

function modeInJournal({ mode, complete }: TransferWish, { address }: Attachment): string {
  const asked = { automatic: 'Automatique', manual: 'Manuel', ordered: 'Demandé' }[mode]
  return `${asked}${complete ? ' complet' : ''} - ${new URL(address).protocol.replace(':', '')}`
}

async function noteTransfer(
  { folder, machine }: Run,
  outcome: TransferReport['outcome'],
): Promise<void> {
  await withFolderLock(folder, async () => {
    const state = await readState(folder)
    const failures = outcome === 'failed' ? (state.lastTransfer?.failures ?? 0) + 1 : 0
    const at = machine.now().toISOString()
    await saveState(folder, { ...state, lastTransfer: { at, outcome, failures } })
  })
}
