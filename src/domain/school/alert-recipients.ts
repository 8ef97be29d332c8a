import type { TransferAlert } from '#contracts/school.ts'
import { activeMembersOf } from '#domain/school-accounts/list-members.ts'
import type { Work } from '#platform/work/work.ts'
import { selectAlerts } from './transfer-alerts-table.ts'

export type AlertedPerson = { readonly id: string; readonly name: string; readonly mail: string }

/** The accounts of a school that chose an alert; whoever was disabled since gets none. */
export async function alertRecipients(
  work: Work,
  clientId: string,
  alert: TransferAlert,
): Promise<readonly AlertedPerson[]> {
  const members = await activeMembersOf(work, clientId)
  if (members.length === 0) return []
  const ids = members.map(({ id }) => id)
  const chosen = (await selectAlerts(work, ids)).filter((row) => row.alert === alert)
  return members.filter(({ id }) => chosen.some(({ accountId }) => accountId === id))
}
