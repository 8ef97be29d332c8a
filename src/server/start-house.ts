import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { hasCheckpoints } from '#domain/audit/make-checkpoint.ts'
import { hasGivenVerifiers } from '#domain/daily-password/verifiers.ts'
import { adoptKeys } from '#domain/keys/adopt-keys.ts'
import { keepKeys, type KeyKeeper } from '#domain/keys/keep-keys.ts'
import { keyFiles } from '#domain/keys/key-files.ts'
import { keysExpireAt } from '#domain/keys/licence-keys.ts'
import { openCheckpointKeys, type CheckpointKeys } from '#domain/keys/open-checkpoint-keys.ts'
import { openLicenceKeys } from '#domain/keys/open-licence-keys.ts'
import { openSealingKey } from '#domain/keys/open-sealing-key.ts'
import { hasIssuedLicences } from '#domain/licences/has-issued-licences.ts'
import { hasSealedSecrets } from '#domain/second-factor/has-factor.ts'
import { sealerOf, type Sealer } from '#domain/second-factor/sealer.ts'
import { usualPasswordCost, type PasswordCost } from '#licence-file/hash-password.ts'
import { systemClock, type Clock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { migrate } from '#platform/database/migrate.ts'
import type { Database } from '#platform/database/database.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import { openLog, type Log } from '#platform/log.ts'
import { openDelivery } from '#platform/mail/deliver-mail.ts'
import { openOutbox } from '#platform/mail/outbox.ts'
import { StartRefused } from '#platform/start-refused.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import { openBackground } from './background.ts'
import type { House } from './house.ts'
import { keepHouse, theHouse } from './keep-house.ts'
import { closeSite } from './http/close-site.ts'
import { openSite } from './http/open-site.ts'
import { openNeighbours, type Neighbours } from './neighbours/open-neighbours.ts'
import { openMeters } from './operations/meters.ts'
import { openOperations } from './operations/open-operations.ts'
import { sitesOf } from './sites.ts'

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url))
const keysNoticeMs = 60 * 24 * 3_600_000

export type OpenHouse = { readonly house: House; readonly close: () => Promise<void> }

/** Opens the database, the keys and every site. Throws StartRefused, with nothing left open, when something does not fit. */
export async function startHouse(
  config: Config,
  given: {
    readonly clock?: Clock
    readonly database?: Database
    /** Of the verifiers in the licences; less than usual where nothing is to be protected. */
    readonly passwordCost?: PasswordCost
  } = {},
): Promise<OpenHouse> {
  const log = openLog(config.logLevel)
  const clock = given.clock ?? systemClock
  const database =
    given.database ??
    (await openDatabase(
      config.databaseUrl === null ? { dataDir: config.dataDir } : { url: config.databaseUrl },
    ))
  const meters = openMeters()
  const background = openBackground(log, meters.backgroundFailed)
  const deliver = openDelivery({
    smtpUrl: config.smtpUrl,
    folder: join(config.dataDir, 'mails'),
    from: config.mailFrom,
  })
  let outbox: Awaited<ReturnType<typeof openOutbox>> | undefined
  let neighbours: Neighbours | undefined
  const sites: FastifyInstance[] = []
  let operations: FastifyInstance | undefined
  const close = async (): Promise<void> => {
    background.leave()
    neighbours?.listeners.close()
    neighbours?.watchers.close()
    await allInTurn([
      () => Promise.all(sites.map(closeSite)),
      () => background.close(),
      () => (operations === undefined ? undefined : closeSite(operations)),
      () => neighbours?.close(),
      () => outbox?.close(),
      () => database.close(),
    ])
  }

  try {
    await migrate(database, migrations)
    outbox = await openOutbox({ database, clock, log }, deliver)
    const foundation = { database, clock, outbox }
    const { keys, checkpointKeys } = await openKeys(foundation, config, log)
    if (config.portal.url.protocol === 'https:' && config.proxies === 0)
      log.warn('PROXIES is 0: behind a reverse proxy all visitors would share one address')
    const passwordCost = given.passwordCost ?? usualPasswordCost
    const sealer = await openSealer(foundation, config, log)
    neighbours = await openNeighbours(database, log)
    const { listeners, watchers } = neighbours
    const shared = { ...foundation, config, log, meters, deliver, background, listeners, watchers }
    const house: House = { ...shared, keys, passwordCost, sealer, checkpointKeys }
    for (const site of sitesOf(config))
      sites.push(await listen(await openSite(house, site), site.address.port, config.listenOn))
    operations = await openOperationsOf(house)
    keepHouse(house)
    return { house, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The keys that sign licences and the audit log's checkpoints, made where there are none; says what somebody should do about them. */
async function openKeys(
  foundation: Foundation,
  config: Config,
  log: Log,
): Promise<{ keys: KeyKeeper; checkpointKeys: CheckpointKeys }> {
  const { keysDir } = config
  const now = foundation.clock.now()
  const inUse = await openWork(foundation, theHouse, async (work) => ({
    licences: await hasIssuedLicences(work),
    passwords: await hasGivenVerifiers(work),
  }))
  const opened = await openLicenceKeys(keysDir, now, inUse)
  // Before the folder is first looked at: what is made by now is adopted at once, and not by the next look.
  const checkpointKeys = await openCheckpoints(foundation, config, log)
  const keys = keepKeys(keysDir, opened.keys)
  await keys.refresh((read, journal) =>
    openWork(foundation, theHouse, (work) => adoptKeys(work, read, journal)),
  )
  const expiresAt = keysExpireAt(keys.current())
  if (now.getTime() > expiresAt.getTime() - keysNoticeMs)
    log.warn(
      `the key that signs licences ends on ${expiresAt.toISOString()}: npm run keys -- rotate`,
    )
  if (opened.created)
    log.warn(
      `keys created in ${keysDir}: back this folder up, and move ${keyFiles.rootPrivate} to a safe place off this machine`,
    )
  return { keys, checkpointKeys }
}

/** One that fails keeps none of the others from its turn; then its error is thrown. */
async function allInTurn(steps: readonly (() => Promise<unknown> | undefined)[]): Promise<void> {
  const errors: unknown[] = []
  for (const step of steps)
    try {
      await step()
    } catch (error) {
      errors.push(error)
    }
  if (errors.length > 0) throw new AggregateError(errors, 'not all of the house closed')
}

/** Another key where the file is missing: nobody gets in by it, and licences do not wait for it. */
async function openSealer(foundation: Foundation, { keysDir }: Config, log: Log): Promise<Sealer> {
  const { key, created } = await openSealingKey(keysDir)
  if (created && (await openWork(foundation, theHouse, hasSealedSecrets)))
    log.warn(
      `${keyFiles.secondFactor} was missing and another was made: codes of authenticator apps no longer enter; recovery codes and passkeys do. Put this file back from the backup of the keys`,
    )
  return sealerOf(key)
}

async function openOperationsOf(house: House): Promise<FastifyInstance | undefined> {
  const { operations } = house.config
  if (operations === null) return undefined
  return listen(await openOperations(house), operations.port, operations.listenOn)
}

/** Another key where the file is missing: it signs from now on, and what the former one signed stays believed by its public part. */
async function openCheckpoints(
  foundation: Foundation,
  { keysDir }: Config,
  log: Log,
): Promise<CheckpointKeys> {
  const { created, ...keys } = await openCheckpointKeys(keysDir, foundation.clock.now())
  if (created && (await openWork(foundation, theHouse, hasCheckpoints)))
    log.warn(
      `${keyFiles.checkpoint} was missing and another key was made: back the keys up again. If ${keyFiles.checkpointTrust} was lost too, put the former one back`,
    )
  return keys
}

async function listen(app: FastifyInstance, port: number, host: string): Promise<FastifyInstance> {
  try {
    await app.listen({ port, host })
  } catch (error) {
    await app.close()
    throw new StartRefused(whyNotListening(error, port, host), { cause: error })
  }
  return app
}

function whyNotListening(error: unknown, port: number, listenOn: string): string {
  const { code = '' } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return `Le port ${port} est déjà pris : fermez l’autre programme, ou choisissez une autre adresse (PORTAL_URL, ADMIN_SITE_URL, SCHOOL_SITE_URL, AGENTS_URL, OPERATIONS_PORT).`
  if (code === 'EACCES')
    return `Le port ${port} demande des droits que ce compte n’a pas : choisissez-en un au-dessus de 1023 (PORTAL_PORT, ADMIN_SITE_PORT, SCHOOL_SITE_PORT, AGENTS_PORT, OPERATIONS_PORT).`
  if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(code))
    return `LISTEN_ON ou OPERATIONS_LISTEN_ON ne convient pas : « ${listenOn} » n’est pas une adresse de cette machine.`
  throw error
}
