import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '#sites/portal/api.ts'

const pollMs = 700

/** Where an order stands, asked again and again until it is done; the list then shows it. */
export function useBulkIssue(id: string) {
  const queryClient = useQueryClient()
  const query = useQuery({
    queryKey: ['bulk-issues', id],
    queryFn: () => api('GET /api/bulk-issues/:bulkIssueId', { params: { bulkIssueId: id } }),
    refetchInterval: ({ state: { data, error } }) =>
      error !== null || (data && data.finishedAt !== null) ? false : pollMs,
    refetchIntervalInBackground: true,
  })
  const isOver = query.data !== undefined && query.data.finishedAt !== null
  useEffect(() => {
    if (!isOver) return
    for (const part of ['clients', 'next-week', 'licences'])
      void queryClient.invalidateQueries({ queryKey: [part] })
  }, [isOver, queryClient])
  return { ...query, isOver }
}
