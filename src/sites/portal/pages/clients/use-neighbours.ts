import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClientRow } from '#contracts/clients.ts'
import { lastList, lastPlace } from '#sites/portal/last-list.ts'
import { clientWindow, readWindow, windowSize } from './client-windows.ts'
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
  const numbers = row < 0 ? [] : windowsAround(row)
  const answers = useQueries({
    queries: numbers.map((number) => ({
      queryKey: ['walk', walk.id, number],
      queryFn: () => readWindow(walk.filter, number),
      initialData: () => queryClient.getQueryData(clientWindow(walk.filter, number).queryKey),
      staleTime: Infinity,
    })),
  })
  const rowAt = (index: number): ClientRow | undefined => {
    const page = answers[numbers.indexOf(Math.floor(index / windowSize))]?.data
    return page?.rows[index % windowSize]
  }
  for (const [at, number] of numbers.entries()) {
    const page = answers[at]?.data
    const place = page?.rows.findIndex(({ id }) => id === clientId) ?? -1
    if (!page || place < 0) continue
    const index = number * windowSize + place
    return { index, total: page.total, previous: rowAt(index - 1), next: rowAt(index + 1) }
  }
  return undefined
}

function windowsAround(row: number): number[] {
  const numbers = [row, row - 1, row + 1].map((index) => Math.floor(index / windowSize))
  return [...new Set(numbers)].filter((number) => number >= 0)
}
