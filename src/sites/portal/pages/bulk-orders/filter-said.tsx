import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { bulkOrderTexts } from '#sites/texts/bulk-orders.ts'
import { clientsTexts } from '#sites/texts/clients.ts'
import { stateTexts } from '#sites/texts/states.ts'
import { causeTexts } from '#sites/texts/transfer-causes.ts'
import { distributorsQuery } from '#sites/portal/distributors-query.ts'
import type { ClientFilter } from '../clients/list-search.ts'

type Props = {
  readonly filter: ClientFilter
  /** How it begins: for all that is seen, for a filter. */
  readonly all: string
  readonly filtered: (filter: string) => string
}

/** Whom an order is for, in the words of the filters. */
export function FilterSaid({ filter, all, filtered }: Props): ReactElement {
  const { search, state, todo, next, transfers, cause, agentVersion, distributor } = filter
  const { data = [] } = useQuery({ ...distributorsQuery, enabled: distributor !== undefined })
  const parts = [
    search !== '' && bulkOrderTexts.search(search),
    state !== undefined && bulkOrderTexts.state(stateTexts[state]),
    todo !== undefined && bulkOrderTexts.todo,
    next !== undefined && bulkOrderTexts.next,
    transfers !== undefined && bulkOrderTexts.transfers[transfers],
    cause !== undefined && bulkOrderTexts.cause(causeTexts[cause]),
    agentVersion === 'none' && clientsTexts.noAgent.toLowerCase(),
    agentVersion !== undefined && agentVersion !== 'none' && bulkOrderTexts.version(agentVersion),
    distributor === 'none' && clientsTexts.withoutDistributor.toLowerCase(),
    data.find(({ id }) => id === distributor)?.name,
  ].filter((part) => typeof part === 'string')
  return <p>{parts.length === 0 ? all : filtered(parts.join(', '))}</p>
}
