import { QueryClient } from '@tanstack/react-query'
import { NetworkFailure } from './network-failure.ts'

const triesMax = 2

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 5000,
        gcTime: 30 * 60_000,
        retry: (tries, error) => error instanceof NetworkFailure && tries < triesMax,
      },
      mutations: { networkMode: 'always' },
    },
  })
}
