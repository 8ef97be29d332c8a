import type { Transaction } from 'kysely'
import { fromKysely, PgBoss, type JobWithMetadata, type PerJobWorkHandler } from 'pg-boss'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/database/database.ts'
import type { Tables } from '#platform/database/tables.ts'
import { tellError, type Log } from '#platform/log.ts'
import { openWork } from '#platform/work/open-work.ts'
import { MailRefused, type Deliver, type Letter } from './deliver-mail.ts'
import { noteLeft, noteRefused, refuseMailsWithoutJob } from './outgoing-mails-table.ts'

/** Where letters wait: in the database, written in the transaction of their cause. */
export type Outbox = {
  readonly send: (opened: Transaction<Tables>, letter: Letter) => Promise<void>
}

type JobResult = Awaited<ReturnType<PerJobWorkHandler<Letter>>>[number]

const queue = 'mail'
/** Longer than the slowest delivery. */
const expireInSeconds = 150
/** A letter whose sender gives no sign of life any more is taken up again after about that. */
const heartbeatSeconds = 10
const day = 24 * 3600

/** About two days of tries, each twice as far as the one before and at most an hour. */
const patience = {
  retryLimit: 55,
  retryDelay: 10,
  retryBackoff: true,
  retryDelayMax: 3600,
  expireInSeconds,
  heartbeatSeconds,
  retentionSeconds: 30 * day,
  deleteAfterSeconds: 3600,
}

/** Opens the queue of this database and hands its letters to `deliver`, at least once each. */
export async function openOutbox(
  given: { readonly database: Database; readonly clock: Clock; readonly log: Log },
  deliver: Deliver,
): Promise<Outbox & { close(): Promise<void> }> {
  const { database, clock, log } = given
  const boss = new PgBoss({
    ...database.jobs,
    schedule: false,
    monitorVacuum: false,
    superviseIntervalSeconds: heartbeatSeconds,
    monitorIntervalSeconds: heartbeatSeconds,
  })
  boss.on('error', (error) => log.error(tellError(error), 'the queue of mails'))
  await boss.start()
  await boss.createQueue(queue, patience)

  const outbox: Outbox = {
    send: async (opened, letter) => {
      await boss.send(queue, letter, { id: letter.id, db: fromKysely(opened) })
    },
  }
  const foundation = { database, clock, outbox }
  const lost = await openWork(foundation, theHouse, (work) => refuseMailsWithoutJob(work, lostText))
  if (lost > 0)
    log.warn({ mails: lost }, 'mails lost their text, as after a restore: send them again')
  const carry = async (job: JobWithMetadata<Letter>): Promise<JobResult> => {
    const outcome = await tryTo(deliver, job)
    if ('again' in outcome)
      return { id: job.id, status: 'failed', output: { reason: nameOf(outcome.again) } }
    const { refusal } = outcome
    await openWork(foundation, theHouse, (work) =>
      refusal === null ? noteLeft(work, job.data.id) : noteRefused(work, job.data.id, refusal),
    )
    if (refusal !== null) log.warn({ mail: job.data.id }, 'a mail was refused or given up')
    // The letter may hold a link: it does not outlive its way.
    await boss.deleteJob(queue, job.id)
    return { id: job.id, status: 'completed' }
  }
  await boss.work<Letter, void, typeof working>(queue, working, (jobs) =>
    Promise.all(jobs.map(carry)),
  )
  return { ...outbox, close: () => boss.stop({ graceful: true, timeout: 10_000, close: true }) }
}

const working = {
  includeMetadata: true,
  perJobResults: true,
  batchSize: 10,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 0.5,
} as const

/** The text of a mail waits in its job only, and a backup holds no jobs. */
const lostText =
  'la base a été restaurée avant son départ : à envoyer de nouveau s’il n’est pas arrivé'

const theHouse = { actor: { kind: 'system' }, address: null } as const

/** What a mail server says may quote addresses. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}

type Outcome = { readonly refusal: string | null } | { readonly again: unknown }

async function tryTo(
  deliver: Deliver,
  { data, retryCount, retryLimit }: JobWithMetadata<Letter>,
): Promise<Outcome> {
  try {
    await deliver(data)
    return { refusal: null }
  } catch (error) {
    if (error instanceof MailRefused) return { refusal: error.answer }
    if (retryCount < retryLimit) return { again: error }
    return { refusal: 'le serveur de messagerie ne répond pas' }
  }
}
