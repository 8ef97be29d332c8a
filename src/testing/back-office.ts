import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#platform/config.ts'
import { openIssuingWork, type Issuer } from '#domain/licences/issuer.ts'
import type { PasswordCost } from '#licence-file/hash-password.ts'
import type { Database } from '#platform/database/database.ts'
import type { Actor } from '#platform/work/actor.ts'
import { backUpDatabase } from '#platform/database/back-up-database.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import { openWork } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import type { House } from '#server/house.ts'
import { issuerOf } from '#server/issuer-of.ts'
import { restoreHouse } from '#server/restore-house.ts'
import { startHouse, type OpenHouse } from '#server/start-house.ts'
import { freePort } from './free-port.ts'
import { movableClock, type MovableClock } from './movable-clock.ts'
import { prepareSecondServer } from './second-server.ts'
import { openTestDatabase } from './test-database.ts'

/**
 * A whole back office on a database of its own, its sites listening on loopback. With TEST_SERVERS=2 on PostgreSQL, two
 * server processes behind a round robin; `house` is then the first of them.
 */
export type BackOffice = {
  readonly house: House
  readonly clock: MovableClock
  readonly portalUrl: string
  readonly adminUrl: string
  readonly schoolUrl: string
  readonly agentsUrl: string
  /** Its keys and mails; removed at the end. */
  readonly folder: string
  /** One unit of work, as the edge would open it. */
  work<Result>(actor: Actor, act: (work: Work) => Promise<Result>): Promise<Result>
  /** The same for what issues licences. */
  issuingWork<Result>(
    actor: Actor,
    act: (work: Work, issuer: Issuer) => Promise<Result>,
  ): Promise<Result>
  /** Backed up while it runs, closed, and started again on an empty folder that the backup was restored into. */
  readonly moveToRestored: () => Promise<void>
  readonly close: () => Promise<void>
}

/** The least that argon2id takes: these tests are not about guessing. */
const leastCost: PasswordCost = { memoryKib: 8, passes: 1 }

/** Tuesday morning of week 48. */
const tuesdayMorning = new Date('2026-11-24T07:05:00Z')

export const system: Actor = { kind: 'system' }

/** Closes by itself at the end of the test file: `const office = await openBackOffice(); after(office.close)`. */
export async function openBackOffice({
  now = tuesdayMorning,
  portalHost = 'localhost',
  passwordCost = leastCost,
  operationsPort,
  administratorsNeedFactor = false,
  open = () => openTestDatabase(),
}: {
  now?: Date
  portalHost?: string
  passwordCost?: PasswordCost
  /** Where it tells how it does; nowhere by default. */
  operationsPort?: number
  /** As it is by default in life. */
  administratorsNeedFactor?: boolean
  /** Another database than the tests' own, in a folder that is removed at the end. */
  open?: (folder: string) => Promise<Database & { readonly url?: string | undefined }>
} = {}): Promise<BackOffice> {
  const folder = await mkdtemp(join(tmpdir(), 'back-office-'))
  const database = await open(folder)
  const clock = movableClock(now)
  // Names of the loopback: sites never share a host.
  const portalUrl = `http://${portalHost}:${await freePort()}`
  const adminUrl = `http://admin.localhost:${await freePort()}`
  const schoolUrl = `http://ecole.localhost:${await freePort()}`
  const agentsUrl = `http://127.0.0.1:${await freePort()}`
  const environment = {
    DATA_DIR: folder,
    PORTAL_URL: portalUrl,
    ADMIN_SITE_URL: adminUrl,
    SCHOOL_SITE_URL: schoolUrl,
    AGENTS_URL: agentsUrl,
    LISTEN_ON: '127.0.0.1',
    LOG_LEVEL: 'error',
    ADMINISTRATOR_SECOND_FACTOR: administratorsNeedFactor ? 'required' : 'optional',
  }
  const second = await prepareSecondServer(environment, database.url)
  const config = readConfig({
    ...environment,
    ...second?.ports,
    OPERATIONS_PORT: operationsPort?.toString(),
  })
  let current = await startHouse(config, { database, clock, passwordCost })
  const closeBoth = await second?.start(clock, passwordCost)
  return {
    get house() {
      return current.house
    },
    clock,
    portalUrl,
    adminUrl,
    schoolUrl,
    agentsUrl,
    folder,
    work: (actor, act) => openWork(current.house, { actor, address: '127.0.0.1' }, act),
    issuingWork: (actor, act) => {
      const { house } = current
      const issuer = issuerOf(house)
      return openIssuingWork(house, { actor, address: '127.0.0.1' }, issuer, (work) =>
        act(work, issuer),
      )
    },
    moveToRestored: async () => {
      const restored = await restoreElsewhere(current, folder)
      current = await startHouse(config, { database: restored, clock, passwordCost })
    },
    close: async () => {
      if (closeBoth === undefined) await current.close()
      else await closeBoth(() => current.close())
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Taken while the house runs; then it closes, and an empty folder gets what it had. */
async function restoreElsewhere({ house, close }: OpenHouse, folder: string): Promise<Database> {
  const file = join(folder, 'backup')
  const place = { dataDir: join(folder, 'restored') }
  await backUpDatabase(house.database, file, house.clock.now())
  await close()
  const { verdict } = await restoreHouse(place, file, house.config.keysDir)
  if (!verdict.intact) throw new Error('the audit chain of the restored house is broken')
  return openDatabase(place)
}
