import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClientRow } from '#contracts/clients.ts'
import { lastList, lastPlace } from '#sites/portal/last-list.ts'
import {
  firstWindow,
  furtherWindow,
  readFirstWindow,
  readFurtherWindow,
  windowSize,
} from './client-windows.ts'
import { filterOf } from './list-search.ts'

export type Neighbours = {
  /** From 0, in the list as it was left. */
  readonly index: number
  readonly total: number
  readonly previous: ClientRow | undefined
  readonly next: ClientRow | undefined
}

/**
 * The clients before and after this one in the last list. The order stays as it was when one left the list,
 * whatever is done meanwhile: what was dealt with does not make the walk jump. Undefined for a client that
 * was not opened from there.
 */
export function useNeighbours(clientId: string): Neighbours | undefined {
  const queryClient = useQueryClient()
  const [walk] = useState(() => ({ id: crypto.randomUUID(), filter: filterOf(lastList()) }))
  const row = lastPlace()?.row ?? -1
  const { data: first } = useQuery({
    queryKey: ['walk', walk.id, 0],
    queryFn: () => readFirstWindow(walk.filter),
    initialData: () => queryClient.getQueryData(firstWindow(walk.filter).queryKey),
    staleTime: Infinity,
    enabled: row >= 0,
  })
  const numbers = row < 0 ? [] : furtherAround(row)
  const answers = useQueries({
    queries: numbers.map((number) => ({
      queryKey: ['walk', walk.id, number],
      queryFn: () => readFurtherWindow(walk.filter, number),
      initialData: () => queryClient.getQueryData(furtherWindow(walk.filter, number).queryKey),
      staleTime: Infinity,
    })),
  })
  if (first === undefined) return undefined
  const windows = [
    { number: 0, rows: first.rows },
    ...numbers.map((number, at) => ({ number, rows: answers[at]?.data?.rows ?? [] })),
  ]
  const rowAt = (index: number): ClientRow | undefined =>
    windows.find(({ number }) => number === Math.floor(index / windowSize))?.rows[
      index % windowSize
    ]
  for (const { number, rows } of windows) {
    const place = rows.findIndex(({ id }) => id === clientId)
    if (place < 0) continue
    const index = number * windowSize + place
    return { index, total: first.total, previous: rowAt(index - 1), next: rowAt(index + 1) }
  }
  return undefined
}

function furtherAround(row: number): number[] {
  const numbers = [row, row - 1, row + 1].map((index) => Math.floor(index / windowSize))
  return [...new Set(numbers)].filter((number) => number > 0)
}
