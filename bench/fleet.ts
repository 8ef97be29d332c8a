import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { usualPasswordCost } from '#licence-file/hash-password.ts'
import { prepareForNextWeeks } from '#domain/licences/prepare-for-next-weeks.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import { issuerOf } from '#server/issuer-of.ts'
import { openBackOffice, type BackOffice } from '#testing/back-office.ts'
import { appoint } from '#testing/appoint.ts'
import type { Person } from '#testing/people.ts'
import { testDatabaseKind } from '#testing/test-database-kind.ts'

/** Thousands of schools with contracts and attached machines, on a database that keeps what it acknowledges. */
export type Fleet = {
  readonly office: BackOffice
  readonly publisher: Person
  /** What each machine proves itself by, in the order of the clients' codes. */
  readonly credentials: readonly string[]
  /** How long the verifiers of the passwords of the day took, of three distributors at the usual cost. */
  readonly verifiersMs: number
}

const distributors = 3

export async function openFleet(clients: number): Promise<Fleet> {
  const embedded = testDatabaseKind() === 'embedded'
  const office = await openBackOffice({
    passwordCost: usualPasswordCost,
    ...(embedded && { open: (folder) => openDatabase({ dataDir: folder }) }),
  })
  const publisher = await appoint(office, 'administrateur', null)
  const credentials = Array.from(
    { length: clients },
    (_, at) => `machine-de-mesure-${String(at + 1).padStart(5, '0')}`,
  )
  await fill(office, publisher.actor.id, credentials)
  const startMs = performance.now()
  await prepareForNextWeeks(office.house, issuerOf(office.house), () => false)
  return { office, publisher, credentials, verifiersMs: performance.now() - startMs }
}

async function fill(
  { house: { database } }: BackOffice,
  staffId: string,
  credentials: readonly string[],
): Promise<void> {
  const { kysely } = database
  const hashes = credentials.map((credential) => createHash('sha256').update(credential).digest())
  await sql`
    insert into distributors (id, name, name_key, created_at)
    select gen_random_uuid(), 'Distributeur ' || n, 'distributeur ' || n, now() from generate_series(1, ${distributors}::integer) n`.execute(
    kysely,
  )
  await sql`
    insert into clients (id, version, ogec, name, city, distributor_id, time_zone, search_text, name_key, city_key, created_at, updated_at, updated_by)
    select gen_random_uuid(), 1, lpad(n::text, 7, '0') || 'A', 'École ' || n, 'Ville', (select id from distributors where name_key = 'distributeur ' || (1 + n % ${distributors}::integer)),
      'Europe/Paris', 'ecole ' || n, 'ecole ' || lpad(n::text, 7, '0'), 'ville', now(), now(), ${staffId}
    from generate_series(1, ${credentials.length}::integer) n`.execute(kysely)
  await sql`
    insert into contracts (client_id, version, modules, pupils_max, starts_on, ends_on, updated_at, updated_by)
    select id, 1, array['administratif', 'notes'], 400, '2026-09-01', '2027-08-31', now(), ${staffId} from clients`.execute(
    kysely,
  )
  await sql`
    insert into agents (id, client_id, credential_hash, machine, version, enrolled_at, last_seen_at)
    select gen_random_uuid(), c.id, h.hash, 'SERVEUR', '1.0.0', now(), now()
    from unnest(${hashes}::bytea[]) with ordinality as h (hash, n)
    join clients c on c.ogec = lpad(n::text, 7, '0') || 'A'`.execute(kysely)
  await sql`vacuum analyze`.execute(kysely)
}
