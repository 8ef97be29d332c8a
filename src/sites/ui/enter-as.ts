import type { QueryClient } from '@tanstack/react-query'
import type { Account } from '#contracts/sign-in.ts'
import { forgetList } from './last-list.ts'
import { sessionQuery } from './session.ts'

/** From now on this person is signed in; nothing that another one has seen is kept. */
export function enterAs(account: Account, queryClient: QueryClient): void {
  forgetList()
  queryClient.clear()
  queryClient.setQueryData(sessionQuery.queryKey, account)
}
