import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '#sites/portal/api.ts'

const pollMs = 700

/** Where an import stands, asked again and again until it is done; the list then shows it. */
export function useImport(id: string) {
  const queryClient = useQueryClient()
  const query = useQuery({
    queryKey: ['client-imports', id],
    queryFn: () =>
      api('GET /api/client-imports/:clientImportId', { params: { clientImportId: id } }),
    refetchInterval: ({ state: { data, error } }) =>
      error !== null || (data && data.finishedAt !== null) ? false : pollMs,
    refetchIntervalInBackground: true,
  })
  const isOver = query.data !== undefined && query.data.finishedAt !== null
  useEffect(() => {
    if (!isOver) return
    for (const part of ['clients', 'next-week', 'distributors'])
      void queryClient.invalidateQueries({ queryKey: [part] })
  }, [isOver, queryClient])
  return { ...query, isOver }
}
