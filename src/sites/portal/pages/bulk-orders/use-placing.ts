import { useMutation, useQuery } from '@tanstack/react-query'
import type { BulkAct } from '#contracts/bulk-orders.ts'
import { api } from '#sites/portal/api.ts'
import type { ClientFilter } from '../clients/list-search.ts'

/** What an order would come to, asked as soon as it says what to do, and the order itself. */
export function usePlacing(
  filter: ClientFilter,
  act: BulkAct | undefined,
  onOrdered: (id: string) => void,
) {
  // All that selects, whatever it is: an order never reaches more clients than the list shows.
  const { sort: _sort, order: _order, ...selected } = filter
  const body = act && { filter: selected, act }
  const foreseen = useQuery({
    queryKey: ['bulk-dry-run', body],
    queryFn: () => (body ? api('POST /api/bulk-orders/dry-run', { body }) : null),
    enabled: body !== undefined,
    staleTime: 0,
    gcTime: 0,
  })
  const ordering = useMutation({
    mutationFn: async (act: BulkAct) =>
      api('POST /api/bulk-orders', { body: { filter: selected, act } }),
    onSuccess: ({ id }) => {
      onOrdered(id)
    },
  })
  const outcomes = foreseen.data?.outcomes
  return { foreseen, ordering, outcomes, count: outcomes?.issued ?? outcomes?.changed ?? 0 }
}
