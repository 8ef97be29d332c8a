import { fulfilOrders } from '#server/keep-house.ts'
import { agentCaller } from '#testing/browser.ts'
import { seededRandom } from '#testing/seeded-random.ts'
import { openFleet, type Fleet } from './fleet.ts'
import type { Figure } from './figure.ts'
import { quantile, round } from './quantile.ts'

const agents = 5000
const simulatedMinutes = 10
/** Ten minutes in two and a half: what holds then holds four times better in life. */
const faster = 4

type Visit = { readonly tookMs: number; readonly failed: string | null }

/**
 * Monday morning: every machine of the fleet, switched on at a random moment of ten minutes, fetches its licence
 * and sends its receipt, over HTTP. Arrivals follow the clock and not the answers, so that a slow server sees
 * a queue grow. The time of a visit counts from the moment it was due.
 */
export async function measure(): Promise<Figure[]> {
  const fleet = await openFleet(agents)
  try {
    await fleet.publisher.browser.call('POST /api/bulk-orders', {
      body: { filter: {}, act: { kind: 'issue', week: 'current' } },
    })
    await fulfilOrders(fleet.office.house)
    const alone = await visitsAlone(fleet)
    return figures(fleet, await herd(fleet), alone)
  } finally {
    await fleet.office.close()
  }
}

async function herd({ office, credentials }: Fleet): Promise<Visit[]> {
  const random = seededRandom(48)
  const spanMs = (simulatedMinutes * 60_000) / faster
  const startMs = performance.now()
  return Promise.all(
    credentials.map(async (credential) => {
      const dueMs = random() * spanMs
      await new Promise((resolve) => setTimeout(resolve, dueMs))
      return visit(office.agentsUrl, credential, startMs + dueMs)
    }),
  )
}

/** The same with nobody else there, one after the other. */
async function visitsAlone({ office, credentials }: Fleet): Promise<number[]> {
  const times: number[] = []
  for (const credential of credentials.slice(0, 100))
    times.push((await visit(office.agentsUrl, credential, performance.now())).tookMs)
  return times.slice(20)
}

async function visit(url: string, credential: string, dueMs: number): Promise<Visit> {
  try {
    const call = agentCaller(url, credential)
    const { licences } = await call('GET /agent/licences')
    const [licence] = licences
    if (licence === undefined) throw new Error('no licence')
    const params = { licenceId: licence.id }
    const body = { stage: 'installed' as const }
    await call('POST /agent/licences/:licenceId/receipt', { params, body })
    return { tookMs: performance.now() - dueMs, failed: null }
  } catch (error) {
    return { tookMs: performance.now() - dueMs, failed: String(error) }
  }
}

function figures({ office }: Fleet, visits: readonly Visit[], alone: readonly number[]): Figure[] {
  const failures = visits.flatMap(({ failed }) => (failed === null ? [] : [failed]))
  const times = visits.map(({ tookMs }) => tookMs)
  const p99 = quantile(times, 0.99)
  const reference = quantile(alone, 0.5)
  const what = `${agents} agents in ${simulatedMinutes} simulated minutes (${faster} times faster), ${office.house.database.kind}`
  return [
    {
      figure: `${what}: errors`,
      value: failures.length,
      unit: 'of 5000 visits',
      reference: failures[0] ?? 'fetch and receipt, two requests each',
      ratio: null,
      target: '0',
      holds: failures.length === 0,
    },
    {
      figure: `${what}: fetch and receipt, p99`,
      value: round(p99),
      unit: 'ms',
      reference: `alone, p50 ${round(reference)} ms; under load p50 ${round(quantile(times, 0.5))} ms`,
      ratio: round(p99 / reference),
      target: '< 1000 ms',
      holds: p99 < 1000,
    },
  ]
}
