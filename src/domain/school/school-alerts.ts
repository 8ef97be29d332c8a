import {
  transferAlerts,
  type AlertRecipient,
  type SchoolAlerts,
  type TransferAlert,
} from '#contracts/school.ts'
import { refuse } from '#contracts/refuse.ts'
import { activeMembersOf } from '#domain/school-accounts/list-members.ts'
import { thresholdsInForce } from '#domain/settings/read-thresholds.ts'
import type { Work } from '#platform/work/work.ts'
import { lockOwnSchool, reachOwnSchool } from './reach-school.ts'
import { saveAlerts, selectAlerts } from './transfer-alerts-table.ts'

/** Alerts go to accounts of the school, whose addresses are verified, and nowhere else. */
export async function readSchoolAlerts(work: Work): Promise<SchoolAlerts> {
  const { id } = await reachOwnSchool(work, 'school:read')
  const { lateAfterHours } = await thresholdsInForce(work)
  return { lateAfterHours, recipients: await recipientsOf(work, id) }
}

export async function chooseAlerts(
  work: Work,
  accountId: string,
  alerts: readonly TransferAlert[],
): Promise<AlertRecipient> {
  const { id } = await lockOwnSchool(work, 'school:alerts')
  const before = (await recipientsOf(work, id)).find((row) => row.accountId === accountId)
  if (before === undefined) refuse('not-found')
  if (before.alerts.join() === alerts.join()) return before
  await saveAlerts(work, accountId, alerts)
  await work.audit('alerts-changed', {
    client: id,
    changes: { alerts: { from: before.alerts, to: alerts } },
    details: { account: accountId, name: before.name },
  })
  return { ...before, alerts: [...alerts] }
}

async function recipientsOf(work: Work, clientId: string): Promise<AlertRecipient[]> {
  const members = await activeMembersOf(work, clientId)
  if (members.length === 0) return []
  const chosen = Map.groupBy(
    await selectAlerts(
      work,
      members.map(({ id }) => id),
    ),
    ({ accountId }) => accountId,
  )
  return members.map(({ id, name }) => ({
    accountId: id,
    name,
    alerts: transferAlerts.filter((alert) => chosen.get(id)?.some((row) => row.alert === alert)),
  }))
}
