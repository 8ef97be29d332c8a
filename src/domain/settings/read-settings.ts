import type { Settings } from '#contracts/settings.ts'
import type { Config } from '#platform/config.ts'
import type { Database } from '#platform/database/database.ts'
import { countMailsWaiting } from '#platform/mail/read-last-mails.ts'
import type { Work } from '#platform/work/work.ts'
import { readThresholds } from './read-thresholds.ts'

/** Nothing of it is a secret: of the mail server its place, and of the database its kind. */
export async function readSettings(
  work: Work,
  config: Config,
  database: Database['kind'],
): Promise<Settings> {
  work.allow('settings:read')
  const { brand, administratorsNeedFactor, proxies, mailFrom } = config
  return {
    brand,
    addresses: {
      portal: config.portal.url.origin,
      admin: config.admin.url.origin,
      school: config.school.url.origin,
      agents: config.agents.url.origin,
    },
    thresholds: await readThresholds(work, config),
    administratorsNeedFactor,
    proxies,
    database,
    mail: {
      server: config.smtpUrl === null ? null : new URL(config.smtpUrl).host,
      from: mailFrom,
      waiting: await countMailsWaiting(work),
    },
  }
}
