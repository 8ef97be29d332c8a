import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '#sites/portal/api.ts'

const pollMs = 700

/** Where an order stands, asked again and again until it is done; the list then shows it. */
export function useBulkOrder(id: string) {
  const queryClient = useQueryClient()
  const query = useQuery({
    queryKey: ['bulk-orders', id],
    queryFn: () => api('GET /api/bulk-orders/:bulkOrderId', { params: { bulkOrderId: id } }),
    refetchInterval: ({ state: { data, error } }) =>
      error !== null || (data && data.finishedAt !== null) ? false : pollMs,
    refetchIntervalInBackground: true,
  })
  const isOver = query.data !== undefined && query.data.finishedAt !== null
  useEffect(() => {
    if (!isOver) return
    for (const part of ['clients', 'client', 'next-week', 'licences', 'distributors'])
      void queryClient.invalidateQueries({ queryKey: [part] })
  }, [isOver, queryClient])
  return { ...query, isOver }
}
