import type { TransferAlert } from '#contracts/school.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    transfer_alerts: { account_id: string; alert: TransferAlert; since: Date }
  }
}

export function selectAlerts(work: Work, accountIds: readonly string[]) {
  return sqlOf(work)
    .selectFrom('transfer_alerts')
    .select(['account_id as accountId', 'alert'])
    .where('account_id', 'in', accountIds)
    .execute()
}

export async function saveAlerts(
  work: Work,
  accountId: string,
  alerts: readonly TransferAlert[],
): Promise<void> {
  await sqlOf(work).deleteFrom('transfer_alerts').where('account_id', '=', accountId).execute()
  if (alerts.length === 0) return
  await sqlOf(work)
    .insertInto('transfer_alerts')
    .values(alerts.map((alert) => ({ account_id: accountId, alert, since: work.now })))
    .execute()
}
