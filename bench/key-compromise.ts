import { revokeSigningKey } from '#domain/keys/revoke-signing-key.ts'
import { signingKeyAt } from '#domain/keys/licence-keys.ts'
import { fulfilOrders } from '#server/keep-house.ts'
import { openFleet, type Fleet } from './fleet.ts'
import type { Figure } from './figure.ts'
import { quantile, round } from './quantile.ts'

const clients = 5000
const targetMinutes = 5

/** The drill: a signing key is revoked by the command, as when a server was stolen; from then to the last licence issued again, with the portal in use. */
export async function measure(): Promise<Figure[]> {
  const fleet = await openFleet(clients)
  try {
    await fleet.publisher.browser.call('POST /api/bulk-orders', {
      body: { filter: {}, act: { kind: 'issue', week: 'current' } },
    })
    const issueStartMs = performance.now()
    await fulfilOrders(fleet.office.house)
    const issuedMs = performance.now() - issueStartMs
    return await drill(fleet, issuedMs)
  } finally {
    await fleet.office.close()
  }
}

async function drill({ office, publisher }: Fleet, issuedMs: number): Promise<Figure[]> {
  const { house } = office
  const now = office.clock.now()
  const stolen = signingKeyAt(house.keys.current(), now)?.kid ?? ''
  const startMs = performance.now()
  await revokeSigningKey({ folder: house.config.keysDir, now }, stolen, 'exercice')
  const answersMs: number[] = []
  let left = clients
  // The house notices by itself; the page asks as it does when somebody watches.
  for (let noticed = false; left > 0 || !noticed;) {
    const askedMs = performance.now()
    const state = await publisher.browser.call('GET /api/keys')
    answersMs.push(performance.now() - askedMs)
    noticed ||= state.keyRing.version > 1
    left = state.compromised
    if (performance.now() - startMs > 20 * 60_000) break
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  const tookMs = performance.now() - startMs
  const { rows } = await publisher.browser.call('GET /api/clients', {
    query: { state: 'to-issue' },
  })
  const minutes = tookMs / 60_000
  return [
    {
      figure: `key revoked to ${clients} licences issued again, ${house.database.kind}`,
      value: round(minutes),
      unit: 'min',
      reference: `issuing ${clients} for the first time, ${round(issuedMs / 60_000)} min`,
      ratio: round(tookMs / issuedMs),
      target: `none left, < ${targetMinutes} min`,
      holds: left === 0 && rows.length === 0 && minutes < targetMinutes,
    },
    {
      figure: 'answers of the portal meanwhile, p95',
      value: round(quantile(answersMs, 0.95)),
      unit: 'ms',
      reference: `${answersMs.length} looks at the page « Clés »`,
      ratio: null,
      target: null,
      holds: null,
    },
  ]
}
