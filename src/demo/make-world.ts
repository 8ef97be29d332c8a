import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openLicenceKeys } from '#domain/keys/open-licence-keys.ts'
import type { Config } from '#platform/config.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import { openLog } from '#platform/log.ts'
import { openDelivery } from '#platform/mail/deliver-mail.ts'
import { openOutbox } from '#platform/mail/outbox.ts'
import { adminSiteOf, onlinePlacesOf, portalOf } from '#server/routes/places.ts'
import { keepsakeOf, type Keepsake } from './keepsake.ts'
import { commitLater } from './later-commits-table.ts'
import { demoPasswordCost } from './password-cost.ts'
import { seedWorld } from './seed-world.ts'
import { inventWorld } from './world.ts'

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url))

/** Fills an empty folder with a world that leads up to `now`: database, keys, mails. */
export async function makeWorld(folder: string, config: Config, now: Date): Promise<Keepsake> {
  const world = inventWorld(now)
  const database = await openDatabase({ dataDir: folder })
  try {
    await migrate(database, migrations)
    await commitLater(database)
    const log = openLog(config.logLevel)
    const delivery = { smtpUrl: null, folder: join(folder, 'mails'), from: config.mailFrom }
    const outbox = await openOutbox(
      { database, clock: { now: () => now }, log },
      openDelivery(delivery),
    )
    const { keys } = await openLicenceKeys(join(folder, 'keys'), world.keysMadeAt, {
      licences: false,
      passwords: false,
    })
    const { publisher, onlineService } = config.brand
    const sites = {
      portal: portalOf({ config }),
      adminSite: adminSiteOf({ config }),
      places: onlinePlacesOf({ config }),
    }
    const issuer = { publisher, keys, graceDays: 0, passwordCost: demoPasswordCost }
    await seedWorld({ database, issuer, ...sites, onlineService, outbox }, world, now)
    // What has not left by then leaves at the first start.
    await outbox.close()
  } finally {
    await database.close()
  }
  return keepsakeOf(world, now)
}
