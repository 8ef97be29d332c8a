import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '#sites/portal/api.ts'
import { searchCharactersMax } from '../pages/clients/list-search.ts'

const pauseMs = 80
export const foundMax = 8

/** The first clients by name, code or town; `settled` once they answer exactly what is typed. */
export function useFoundClients(typed: string) {
  const wanted = typed.trim().slice(0, searchCharactersMax)
  const search = useAfterPause(wanted)
  const { data, error, refetch, isPlaceholderData, isFetching } = useQuery({
    queryKey: ['found-clients', search],
    queryFn: ({ signal }) =>
      api('GET /api/clients', { query: { search, sort: 'name', count: foundMax }, signal }),
    enabled: search !== '',
    placeholderData: keepPreviousData,
  })
  const settled =
    wanted === '' ||
    (search === wanted && !isPlaceholderData && (data !== undefined || !isFetching))
  return { found: wanted === '' ? undefined : data, error, refetch, settled }
}

function useAfterPause(value: string): string {
  const [late, setLate] = useState(value)
  useEffect(() => {
    const timer = setTimeout(setLate, pauseMs, value)
    return () => {
      clearTimeout(timer)
    }
  }, [value])
  return late
}
