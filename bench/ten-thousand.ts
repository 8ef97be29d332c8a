import { sql } from 'kysely'
import { timeZones } from '#base/time-zones.ts'
import type { BackOffice } from '#testing/back-office.ts'

export const clients = 10_000

/** The register of a service that has run for half a year. */
const weeks = 26

/**
 * Ten thousand files in three distributors. Nine in ten have a contract, renewed but for one in ten of them; eight in
 * ten have this week's licence and those of the half-year before; nine in ten have the online service, and transfers
 * of which one in ten fails and one in ten waits for a yes; eight in ten have a machine.
 */
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
    insert into contracts (client_id, version, modules, pupils_max, starts_on, ends_on, renews, updated_at, updated_by)
    select id, 1, array['administratif'], 400, '2026-06-01', '2027-08-31', substr(ogec, 5, 1) <> '9', now(), ${staffId} from clients where substr(ogec, 7, 1) <> '9'`.execute(
    database.kysely,
  )
  await sql`
    insert into licences (id, client_id, week, not_before, expires_at, issued_at, issued_by, cause, jws, kid, fetched_at)
    select gen_random_uuid(), id, to_char(monday, 'IYYY-"W"IW'), monday, monday + 7, monday, ${staffId}, 'asked', 'x', 'x', case when substr(ogec, 6, 1) < '8' then now() end
    from generate_series(${weeks - 1}, 0, -1) ago, lateral (select date '2026-11-23' - ago * 7 as monday) begun, clients
    where substr(ogec, 7, 1) < '8'`.execute(database.kysely)
  await sql`
    insert into online_services (client_id, ogec, created_at, created_by, access_open, sms_open)
    select id, ogec, now(), ${staffId}, true, false from clients where substr(ogec, 7, 1) <> '9'`.execute(
    database.kysely,
  )
  await sql`
    insert into transfer_standings (client_id, outcome, last_end_at, is_held, failure_code)
    select id, case when substr(ogec, 5, 1) = '0' then 'failed' else 'done' end, timestamptz '2026-11-24 06:00+01', substr(ogec, 5, 1) = '1', case when substr(ogec, 5, 1) = '0' then 'school-database-busy' end
    from clients where substr(ogec, 7, 1) <> '9'`.execute(database.kysely)
  await sql`
    insert into module_ends (client_id, module, ended_at)
    select client_id, module, case when substr(client_id::text, 1, 1) <> '0' then last_end_at end from transfer_standings,
      unnest(array['administratif', 'vie-scolaire', 'notes', 'comptabilite', 'passage', 'entreprise']) module`.execute(
    database.kysely,
  )
  await sql`
    insert into agents (id, client_id, credential_hash, machine, version, enrolled_at, last_seen_at)
    select gen_random_uuid(), id, sha256(id::text::bytea), 'Serveur', '4.2.' || (1 + length(name) % 3), now(), now() from clients where substr(ogec, 7, 1) < '8'`.execute(
    database.kysely,
  )
  await sql`vacuum analyze`.execute(database.kysely)
}
