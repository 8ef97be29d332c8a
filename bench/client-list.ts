import { sql } from 'kysely'
import { timeZones } from '#base/time-zones.ts'
import { ClientQuery } from '#contracts/clients.ts'
import { selectPage } from '#domain/clients/client-list-table.ts'
import { listQuestion } from '#domain/clients/list-clients.ts'
import { openBackOffice, type BackOffice } from '#testing/back-office.ts'
import { hire, type Person } from '#testing/people.ts'
import type { Figure } from './figure.ts'
import { quantile, round } from './quantile.ts'

const clients = 10_000
const turns = 200
const warmUp = 20
const targetMs = 50

type Question = (turn: number) => Partial<ClientQuery>

/** What a page asks while somebody works: the whole list, a search as it is typed, a sort, a far scroll. */
const questions: Readonly<Record<string, Question>> = {
  'list, « À traiter » first': () => ({}),
  'search by part of a name': (turn: number) => ({
    search: ['mart', 'lyc', 'saint', 'col 1'][turn % 4] ?? '',
  }),
  'search by code': (turn: number) => ({ search: String(turn).padStart(7, '0').slice(2) }),
  'sorted by town': () => ({ sort: 'city' }),
  'without a licence next week': () => ({ next: 'without' }),
  'window at row 9,000': () => ({ sort: 'name', from: 9000 }),
}

/** The server's answer over HTTP against the same SQL in one bare transaction, turn by turn. */
export async function measure(): Promise<Figure[]> {
  const office = await openBackOffice()
  try {
    const publisher = await hire(office, 'administrateur', null)
    await fill(office, publisher.actor.id)
    const figures: Figure[] = []
    for (const [name, question] of Object.entries(questions))
      figures.push(await compare(office, publisher, name, question))
    return figures
  } finally {
    await office.close()
  }
}

async function compare(
  office: BackOffice,
  publisher: Person,
  name: string,
  question: Question,
): Promise<Figure> {
  const served: number[] = []
  const bare: number[] = []
  for (let turn = -warmUp; turn < turns; turn += 1) {
    const query = question(Math.abs(turn))
    const whole = await timeMs(() => publisher.browser.call('GET /api/clients', { query }))
    const sqlAlone = await timeMs(() =>
      office.work(publisher.actor, async (work) => {
        const asked = listQuestion(work, ClientQuery.parse(query))
        await selectPage(work, asked)
      }),
    )
    if (turn < 0) continue
    served.push(whole)
    bare.push(sqlAlone)
  }
  const p95 = quantile(served, 0.95)
  const reference = quantile(bare, 0.95)
  return {
    figure: `${clients.toLocaleString('en')} clients, ${office.house.database.kind}: ${name}, p95`,
    value: round(p95),
    unit: 'ms',
    reference: `the same SQL in one transaction, p95 ${round(reference)} ms`,
    ratio: round(p95 / reference),
    target: `< ${targetMs} ms`,
    holds: p95 < targetMs,
  }
}

async function timeMs(act: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now()
  await act()
  return performance.now() - startMs
}

/** Ten thousand files in three distributors, nine in ten with a contract, eight in ten with this week's licence. */
async function fill({ house: { database } }: BackOffice, staffId: string): Promise<void> {
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
