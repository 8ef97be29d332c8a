import { useQueryClient } from '@tanstack/react-query'
import type { Factors } from '#contracts/second-factor.ts'
import { sayDone } from '../notices.ts'
import { sessionKey } from '../sign-in/session-key.ts'
import { factorsQuery } from './factors-query.ts'

/** Shows what the server answered after a change, and says that it is done. */
export function useShowFactors(): (factors: Factors, done: string) => void {
  const queryClient = useQueryClient()
  return (factors, done) => {
    queryClient.setQueryData(factorsQuery.queryKey, factors)
    // What the session may do can depend on it.
    void queryClient.invalidateQueries({ queryKey: sessionKey })
    sayDone(done)
  }
}
