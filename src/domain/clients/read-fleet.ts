import { licenceStates, transferUrgencies, type ClientRow } from '#contracts/clients.ts'
import type { Fleet } from '#contracts/fleet.ts'
import { thresholdsInForce } from '#domain/settings/read-thresholds.ts'
import { scopeOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { countFleet, type FleetCount } from './fleet-table.ts'
import { zoneWeeks } from './zone-weeks.ts'

const versionsMax = 50
const distributorsMax = 200

/** How all the clients of the actor's scope are doing: each number as `listClients` selects them. */
export async function readFleet(work: Work): Promise<Fleet> {
  work.allow('clients:read')
  const scope = scopeOf(work.actor)
  const thresholds = await thresholdsInForce(work)
  const counts = await countFleet(work, { zones: zoneWeeks(work.now), scope, thresholds })
  const by = Map.groupBy(counts, (count) => count.by)
  const ofState = by.get('state') ?? []
  const ofDistributor = by.get('distributor') ?? []
  const versions = [...Map.groupBy(by.get('version') ?? [], ({ version }) => version ?? '')]
  const distributors = [...Map.groupBy(ofDistributor, ({ distributorId }) => distributorId)]
  return {
    total: sum(ofState),
    lateAfterHours: thresholds.lateAfterHours,
    transfers: byName(transferUrgencies, ofDistributor, ({ transfers }) => transfers),
    states: byName(licenceStates, ofState, ({ state }) => state),
    causes: (by.get('cause') ?? [])
      .flatMap(({ cause, clients }) => (cause === null ? [] : [{ cause, clients }]))
      .toSorted((a, b) => b.clients - a.clients || a.cause.localeCompare(b.cause)),
    versions: versions
      .map(([version, rows]) => ({ version, ...countedOf(rows) }))
      .toSorted((a, b) => b.clients - a.clients)
      .slice(0, versionsMax)
      .toSorted((a, b) => newestFirst(a.version, b.version)),
    versionsTotal: versions.length,
    distributors: distributors
      .map(([id, rows]) => ({ id, name: rows[0]?.distributor ?? null, ...countedOf(rows) }))
      .toSorted(
        (a, b) => inTrouble(b) - inTrouble(a) || (a.name ?? '').localeCompare(b.name ?? '', 'fr'),
      )
      .slice(0, distributorsMax),
    distributorsTotal: distributors.length,
  }
}

type Counted = Pick<Fleet['distributors'][number], 'clients' | 'transfers'>

function countedOf(rows: readonly FleetCount[]): Counted {
  const transfers = rows.flatMap(({ transfers, clients }) => {
    const state = transferUrgencies[transfers ?? -1]
    return state === undefined ? [] : [[state, clients] as const]
  })
  return { clients: sum(rows), transfers: Object.fromEntries(transfers) }
}

/** All names, 0 for those that nobody has; rows have the place of theirs. */
function byName<Name extends string>(
  names: readonly Name[],
  rows: readonly FleetCount[],
  placeOf: (row: FleetCount) => number | null,
): Record<Name, number> {
  const counts = names.map((name, place) => [
    name,
    sum(rows.filter((row) => placeOf(row) === place)),
  ])
  return Object.fromEntries(counts) as Record<Name, number>
}

function sum(rows: readonly { readonly clients: number }[]): number {
  return rows.reduce((total, { clients }) => total + clients, 0)
}

const troubles = ['held', 'failed', 'interrupted', 'late'] as const
troubles satisfies readonly ClientRow['transfers'][]

function inTrouble({ transfers }: Counted): number {
  return troubles.reduce((total, state) => total + (transfers[state] ?? 0), 0)
}

const collator = new Intl.Collator('fr', { numeric: true })

/** Versions as people read them, those without a machine last. */
function newestFirst(one: string, other: string): number {
  if (one === 'none' || other === 'none') return one === 'none' ? 1 : -1
  return collator.compare(other, one)
}
