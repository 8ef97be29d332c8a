import { searchable } from '#base/searchable.ts'
import {
  licenceStates,
  transferUrgencies,
  type ClientFilter,
  type ClientPage,
  type ClientQuery,
  type ClientRowsQuery,
  type LicenceState,
} from '#contracts/clients.ts'
import { modules, type Module } from '#contracts/licences.ts'
import { thresholdsInForce } from '#domain/settings/read-thresholds.ts'
import { scopeOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import type { BulkAct, BulkOutcome } from '#contracts/bulk-orders.ts'
import {
  countForeseen,
  countForeseenChange,
  selectFiltered,
  selectFurther,
  selectPage,
  type FilterQuestion,
  type ListQuestion,
  type ListRow,
} from './client-list-table.ts'
import { zoneWeeks } from './zone-weeks.ts'

const wordsMax = 8

/** The first clients of a filter in the actor's scope, and how many it selects. */
export async function listClients(work: Work, query: ClientQuery): Promise<ClientPage> {
  work.allow('clients:read')
  const { counts, rows } = await selectPage(work, await listQuestion(work, query))
  const found = new Map(counts.map(({ urgency, count }) => [stateOf(urgency), count]))
  const states = Object.fromEntries(
    licenceStates.map((state) => [state, found.get(state) ?? 0]),
  ) as ClientPage['states']
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  return {
    total: query.state === undefined ? all : states[query.state],
    states,
    rows: rows.map(rowOf),
  }
}

/** Further down the same list. Nobody counts again for it, so that it looks at less of every client. */
export async function listFurther(
  work: Work,
  query: ClientRowsQuery,
): Promise<Pick<ClientPage, 'rows'>> {
  work.allow('clients:read')
  const rows = await selectFurther(work, await listQuestion(work, query), query.from)
  return { rows: rows.map(rowOf) }
}

/** The query with what it does not say: the actor's scope, which week it is in each zone, the thresholds. */
export async function listQuestion(work: Work, query: ClientQuery): Promise<ListQuestion> {
  return { ...(await filterQuestion(work, query)), query }
}

/** Every client that a filter selects in the actor's scope, in the order of their names; at most `limit`. */
export async function listFiltered(
  work: Work,
  filter: ClientFilter,
  limit: number,
): Promise<readonly string[]> {
  work.allow('clients:read')
  return selectFiltered(work, await filterQuestion(work, filter), limit)
}

/** What issuing a licence would come to for the clients of a filter. */
export async function foreseeIssuing(
  work: Work,
  filter: ClientFilter,
  week: 'current' | 'next',
): Promise<readonly { outcome: BulkOutcome; count: number }[]> {
  work.allow('clients:read')
  return countForeseen(work, await filterQuestion(work, filter), week)
}

/** What a change would come to for the clients of a filter. */
export async function foreseeChange(
  work: Work,
  filter: ClientFilter,
  change: Exclude<BulkAct, { kind: 'issue' }>,
): Promise<readonly { outcome: BulkOutcome; count: number }[]> {
  work.allow('clients:read')
  return countForeseenChange(work, await filterQuestion(work, filter), change)
}

async function filterQuestion(work: Work, query: ClientFilter): Promise<FilterQuestion> {
  return {
    query,
    scope: scopeOf(work.actor),
    words: searchable(query.search).split(' ').filter(Boolean).slice(0, wordsMax),
    zones: zoneWeeks(work.now),
    now: work.now,
    thresholds: await thresholdsInForce(work),
  }
}

function rowOf({
  urgency,
  transferUrgency,
  agentVersion,
  agentSeenAt,
  fetchedAt,
  transferredAt,
  lateModules,
  ...row
}: ListRow): ClientPage['rows'][number] {
  const agent =
    agentVersion === null || agentSeenAt === null
      ? null
      : { version: agentVersion, lastSeenAt: iso(agentSeenAt) }
  return {
    ...row,
    state: stateOf(urgency),
    transfers: transferUrgencies[transferUrgency] ?? 'never',
    fetchedAt: fetchedAt === null ? null : iso(fetchedAt),
    transferredAt: transferredAt === null ? null : iso(transferredAt),
    lateModules: (lateModules ?? []).map(lateModule).sort(inOrder),
    agent,
  }
}

function lateModule({ module, endedAt }: NonNullable<ListRow['lateModules']>[number]) {
  return { module, endedAt: endedAt === null ? null : iso(endedAt) }
}

/** As modules are published. */
function inOrder(one: { readonly module: Module }, other: { readonly module: Module }): number {
  return modules.indexOf(one.module) - modules.indexOf(other.module)
}

function stateOf(urgency: number): LicenceState {
  const state = licenceStates[urgency]
  if (state === undefined) throw new RangeError(`No state has urgency ${urgency}.`)
  return state
}

function iso(timestamp: string): string {
  return new Date(timestamp).toISOString()
}
