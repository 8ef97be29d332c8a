import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '#sites/portal/api.ts'
import { useAccount } from '#sites/portal/session.ts'

/** One's own views of the list, and the columns one chose. */
export const savedViewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: () => api('GET /api/saved-views'),
  staleTime: 60_000,
})

/** The columns this person chose, wherever that was; null: as they come. Until the server has said, those last seen here. */
export function useOwnColumns(): readonly string[] | null {
  const key = `columns:${useAccount().id}`
  const { data } = useQuery(savedViewsQuery)
  useEffect(() => {
    if (data) localStorage.setItem(key, JSON.stringify(data.columns))
  }, [key, data])
  return data === undefined ? seenLast(key) : data.columns
}

let last: { key: string; text: string; columns: string[] | null } | undefined

/** The same list as long as it says the same. */
function seenLast(key: string): readonly string[] | null {
  const text = localStorage.getItem(key) ?? 'null'
  if (last?.key !== key || last.text !== text) last = { key, text, columns: parsed(text) }
  return last.columns
}

function parsed(text: string): string[] | null {
  try {
    return JSON.parse(text) as string[] | null
  } catch {
    return null
  }
}
