import { setImmediate as nextTurn } from 'node:timers/promises'
import { advanceClientImport } from '#domain/client-imports/advance-client-import.ts'
import { clearOldClientImports } from '#domain/client-imports/clear-old-client-imports.ts'
import { advanceBulkOrder } from '#domain/bulk-orders/advance-bulk-order.ts'
import { clearOldBulkOrders } from '#domain/bulk-orders/clear-old-bulk-orders.ts'
import { dropOldMonths } from '#domain/audit/drop-old-months.ts'
import { makeCheckpointWhenDue } from '#domain/audit/make-checkpoint.ts'
import { adoptKeys } from '#domain/keys/adopt-keys.ts'
import { clearOldVerifiers } from '#domain/daily-password/verifiers.ts'
import { clearOldCodes } from '#domain/enrolment/create-enrolment-code.ts'
import { openIssuingWork } from '#domain/licences/issuer.ts'
import { prepareForNextWeeks } from '#domain/licences/prepare-for-next-weeks.ts'
import { clientsAtOnce } from '#domain/licences/mass-issuing.ts'
import { replaceCompromised } from '#domain/licences/replace-compromised.ts'
import { findClientsToRenew, renewLicences } from '#domain/renewal/renew-licences.ts'
import { clearEnded } from '#domain/sign-in/sessions.ts'
import { endWhatIsOver } from '#domain/supervision/end-supervision.ts'
import { clearOldChallenges } from '#domain/second-factor/forget-factors.ts'
import { recountHeads } from '#domain/transfers/store/recount-heads.ts'
import { clearOldTransfers } from '#domain/transfers/clear-old-transfers.ts'
import { countTransferDays } from '#domain/transfers/count-transfer-days.ts'
import { endInterrupted } from '#domain/transfers/end-interrupted.ts'
import { tellLate } from '#domain/transfers/tell-late.ts'
import { clearOldTries } from '#domain/throttle/throttle.ts'
import { sealAuditLines } from '#platform/audit/seal-audit-lines.ts'
import { tidyDatabase } from '#platform/database/tidy-database.ts'
import { clearOldMails } from '#platform/mail/read-last-mails.ts'
import { tellError } from '#platform/log.ts'
import { openWork } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import type { House } from './house.ts'
import { issuerOf } from './issuer-of.ts'
import { adminSiteOf, audienceOf } from './routes/places.ts'

export const theHouse = { actor: { kind: 'system' }, address: null } as const

const sealPeriodMs = 400
const checkpointsPeriodMs = 600_000
const retentionPeriodMs = 24 * 3_600_000
const ordersPeriodMs = 500
const keysPeriodMs = 2000
const renewalPeriodMs = 60_000
const verifiersPeriodMs = 60_000
const supervisionsPeriodMs = 15_000
const transfersPeriodMs = 60_000
const cleaningPeriodMs = 3_600_000
const recountingPeriodMs = 600_000
const countingPeriodMs = 600_000
const tidyingPeriodMs = 6 * 3_600_000

/** What goes on by itself. */
export function keepHouse(house: House): void {
  const { every } = house.background
  const dropOld = (work: Work) =>
    dropOldMonths(work, house.checkpointKeys, house.config.auditKeptMonths)
  const asHouse = (act: (work: Work) => Promise<unknown>) => () => openWork(house, theHouse, act)
  every(sealPeriodMs, 'sealing the audit log', asHouse(sealAuditLines))
  every(
    checkpointsPeriodMs,
    'signing a checkpoint of the audit log',
    asHouse((work) => makeCheckpointWhenDue(work, house.checkpointKeys)),
  )
  every(retentionPeriodMs, 'dropping old months of the audit log', asHouse(dropOld))
  every(keysPeriodMs, 'looking at the keys', () => lookAtKeys(house))
  every(ordersPeriodMs, 'importing clients', () => importClients(house))
  every(ordersPeriodMs, 'orders for a whole filter', () => fulfilOrders(house))
  every(renewalPeriodMs, 'renewing licences', () => renewAll(house))
  every(verifiersPeriodMs, 'preparing verifiers', () => prepare(house))
  every(
    supervisionsPeriodMs,
    'ending supervisions',
    asHouse((work) => endWhatIsOver(work, adminSiteOf(house))),
  )
  every(
    transfersPeriodMs,
    'ending interrupted transfers',
    asHouse((work) => endInterrupted(work, audienceOf(house))),
  )
  every(transfersPeriodMs, 'telling late transfers', () =>
    tellLate(house, adminSiteOf(house), {
      isClosing: house.background.closing,
      failed: telling(house),
    }),
  )
  every(
    cleaningPeriodMs,
    'the cleaning',
    asHouse(async (work) => {
      await clearEnded(work)
      await clearOldTries(work)
      await clearOldChallenges(work)
      await clearOldCodes(work)
      await clearOldClientImports(work)
      await clearOldBulkOrders(work)
      await clearOldVerifiers(work)
      await clearOldMails(work)
    }),
  )
  every(recountingPeriodMs, 'computing heads again', () =>
    recountHeads(house, house.background.closing),
  )
  every(countingPeriodMs, 'counting transfers by day', () =>
    countTransferDays(house, house.background.closing),
  )
  every(cleaningPeriodMs, 'clearing old transfers', () =>
    clearOldTransfers(house, house.background.closing),
  )
  every(tidyingPeriodMs, 'tidying the database', () => tidyDatabase(house.database))
  house.background.run('dropping old months of the audit log', asHouse(dropOld))
  house.background.run('the first renewal', () => renewAll(house))
  house.background.run('the first verifiers', () => prepare(house))
  house.background.run('the first count of transfers', () =>
    countTransferDays(house, house.background.closing),
  )
}

function prepare(house: House): Promise<void> {
  return prepareForNextWeeks(house, issuerOf(house), house.background.closing)
}

/** What `npm run keys` did is taken up, and what a revoked key had signed is issued again. */
export async function lookAtKeys(house: House): Promise<void> {
  await house.keys.refresh((keys, journal) =>
    openWork(house, theHouse, (work) => adoptKeys(work, keys, journal)),
  )
  await untilNothingIsLeft(
    house,
    async (work) => (await replaceCompromised(work, issuerOf(house), telling(house))) > 0,
  )
}

export function fulfilOrders(house: House): Promise<void> {
  return untilNothingIsLeft(house, (work) =>
    advanceBulkOrder(work, issuerOf(house), telling(house)),
  )
}

/** Some lines at a time; between them whoever waits for an answer gets it. */
export async function importClients(house: House): Promise<void> {
  for (let turn = 0; turn < turnsMax && !house.background.closing(); turn += 1) {
    if (!(await openWork(house, theHouse, (work) => advanceClientImport(work, telling(house)))))
      return
    await nextTurn()
  }
}

/** Some clients at a time; one that is refused is tried again the next time. */
export async function renewAll(house: House): Promise<void> {
  const due = await openWork(house, theHouse, findClientsToRenew)
  let refused = 0
  for (let at = 0; at < due.length && !house.background.closing(); at += clientsAtOnce)
    refused += await openIssuingWork(house, theHouse, issuerOf(house), (work) =>
      renewLicences(work, issuerOf(house), due.slice(at, at + clientsAtOnce), telling(house)),
    )
  if (refused > 0) house.log.warn({ clients: refused }, 'not renewed')
}

function telling({ log }: House) {
  return (error: unknown): void => log.error(tellError(error), 'one client of many failed')
}

/** One short transaction after the other, so that whoever works meanwhile gets a turn. */
async function untilNothingIsLeft(
  house: House,
  someMore: (work: Work) => Promise<boolean>,
): Promise<void> {
  for (let turn = 0; turn < turnsMax && !house.background.closing(); turn += 1)
    if (!(await openIssuingWork(house, theHouse, issuerOf(house), someMore))) return
}

const turnsMax = 10_000
