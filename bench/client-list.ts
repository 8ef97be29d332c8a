import { ClientQuery, type ClientRowsQuery } from '#contracts/clients.ts'
import { selectFurther, selectPage } from '#domain/clients/client-list-table.ts'
import { listQuestion } from '#domain/clients/list-clients.ts'
import { openBackOffice, type BackOffice } from '#testing/back-office.ts'
import { hire, type Person } from '#testing/people.ts'
import type { Figure } from './figure.ts'
import { clients, fillClients } from './ten-thousand.ts'
import { quantile, round } from './quantile.ts'

const turns = 200
const warmUp = 20
const targetMs = 50

type Question = (turn: number) => Partial<ClientRowsQuery>

/** What a page asks while somebody works: the whole list, a search as it is typed, a sort, a far scroll. */
const questions: Readonly<Record<string, Question>> = {
  list: () => ({}),
  '« À traiter »': () => ({ todo: 'yes', sort: 'todo' }),
  'transfers that fail': () => ({ transfers: 'failed' }),
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
    await fillClients(office, publisher.actor.id)
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
    const { from } = query
    const whole = await timeMs(async () => {
      if (from === undefined) await publisher.browser.call('GET /api/clients', { query })
      else await publisher.browser.call('GET /api/clients/rows', { query: { ...query, from } })
    })
    const sqlAlone = await timeMs(() =>
      office.work(publisher.actor, async (work) => {
        const asked = await listQuestion(work, ClientQuery.parse(query))
        await (from === undefined ? selectPage(work, asked) : selectFurther(work, asked, from))
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
