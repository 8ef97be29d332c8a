import type { SupervisionEnd } from '#contracts/supervision.ts'
import { permissionsOf } from '#contracts/permissions.ts'
import { serviceStateOf } from '#domain/online-service/read-online-service.ts'
import type { Work } from '#platform/work/work.ts'
import { consentOf } from './consent.ts'
import type { LivingRow } from './living-table.ts'

const minuteMs = 60_000
/** Never extended: a longer need is another supervision. */
export const absoluteMs = 30 * minuteMs
export const idleMs = 10 * minuteMs

/**
 * Why a supervision no longer holds, if so. All of it is read anew for every request: whoever loses a
 * right in one transaction has lost the supervision in the next.
 */
export async function whyOver(work: Work, row: LivingRow): Promise<SupervisionEnd | undefined> {
  return (
    row.endedWhy ?? ofWhoActs(row, work.now) ?? ofTime(row, work.now) ?? (await ofSchool(work, row))
  )
}

function ofWhoActs(row: LivingRow, now: Date): SupervisionEnd | undefined {
  const { disabledAt, passwordChangedAt, approvedAt, portalSessionEndsAt } = row
  if (disabledAt !== null || approvedAt === null) return 'account-changed'
  if (passwordChangedAt !== null && passwordChangedAt > approvedAt) return 'account-changed'
  if (portalSessionEndsAt === null || portalSessionEndsAt <= now) return 'signed-out'
  if (row.kind !== 'staff' || !permissionsOf[row.role].includes('supervision:start'))
    return 'rights-changed'
  const isInScope =
    row.role === 'administrateur' ||
    (row.distributorId !== null && row.distributorId === row.clientDistributorId)
  return isInScope ? undefined : 'rights-changed'
}

/** A clock set back before the start proves nothing about how long it has been. */
function ofTime(
  { startedAt, lastSeenAt, endsAt }: LivingRow,
  now: Date,
): SupervisionEnd | undefined {
  if (startedAt === null || lastSeenAt === null || endsAt === null) return 'time-is-up'
  if (now < startedAt || now >= endsAt) return 'time-is-up'
  return now.getTime() - lastSeenAt.getTime() >= idleMs ? 'idle' : undefined
}

async function ofSchool(work: Work, { clientId }: LivingRow): Promise<SupervisionEnd | undefined> {
  const state = await serviceStateOf(work, clientId)
  if (state === undefined || state === 'suspended') return 'service-suspended'
  return (await consentOf(work, clientId)) === 'missing' ? 'consent-withdrawn' : undefined
}
