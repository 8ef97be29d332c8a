import { sql } from 'kysely'
import { timeZones } from '#base/time-zones.ts'
import type { BackOffice } from '#testing/back-office.ts'

export const clients = 10_000

/** Ten thousand files in three distributors, nine in ten with a contract, eight in ten with this week's licence. */
export async function fillClients(
  { house: { database } }: BackOffice,
  staffId: string,
): Promise<void> {
  const zones = timeZones.map(({ zone }) => zone)
  await sql`
    insert into distributors (id, name, name_key, created_at)
    select gen_random_uuid(), 'Distributeur ' || n, 'distributeur ' || n, now() from generate_series(1, 3) n`.execute(
    database.kysely,
  )
  await sql`
    insert into clients (id, version, ogec, name, city, distributor_id, time_zone, search_text, name_key, city_key, created_at, updated_at, updated_by)
    select gen_random_uuid(), 1, lpad(n::text, 7, '0') || 'A', kind || ' ' || saint || ' ' || n, town,
      (select id from distributors where name_key = 'distributeur ' || (1 + n % 3)),
      case when n % 20 = 0 then (${zones}::text[])[1 + n / 20 % ${zones.length}] else 'Europe/Paris' end,
      lower(kind || ' ' || saint || ' ' || n || ' ' || lpad(n::text, 7, '0') || 'a ' || town), lower(kind || ' ' || saint || ' ' || n), lower(town), now(), now(), ${staffId}
    from generate_series(1, ${clients}) n,
      lateral (select (array['College', 'Lycee', 'Ecole'])[1 + n % 3] as kind, (array['Saint Martin', 'Sainte Anne', 'Saint Joseph', 'Notre Dame'])[1 + n % 4] as saint, 'Ville ' || (n * 7919 % 900) as town) words`.execute(
    database.kysely,
  )
  await sql`
    insert into contracts (client_id, version, modules, pupils_max, starts_on, ends_on, updated_at, updated_by)
    select id, 1, array['administratif'], 400, '2026-09-01', '2027-08-31', now(), ${staffId} from clients where substr(ogec, 7, 1) <> '9'`.execute(
    database.kysely,
  )
  await sql`
    insert into licences (id, client_id, week, not_before, expires_at, issued_at, issued_by, cause, jws, kid, fetched_at)
    select gen_random_uuid(), id, '2026-W48', now(), '2030-01-01', now(), ${staffId}, 'asked', 'x', 'x', case when substr(ogec, 6, 1) < '8' then now() end from clients where substr(ogec, 7, 1) < '8'`.execute(
    database.kysely,
  )
  await sql`vacuum analyze`.execute(database.kysely)
}
