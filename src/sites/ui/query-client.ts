import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { NetworkFailure } from './network-failure.ts'
import { refusalOf } from './refusal-of.ts'
import { sessionKey } from './session.ts'

const triesMax = 2

/** `onSignedOut` is called whenever an answer says that the session is over. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const notice = (error: unknown): void => {
    if (refusalOf(error, 'not-signed-in')) onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // The router asks for the session itself, and redirects.
        if (query.queryKey[0] !== sessionKey[0]) notice(error)
      },
    }),
    mutationCache: new MutationCache({ onError: notice }),
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
