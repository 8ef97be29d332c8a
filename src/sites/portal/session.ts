import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { permissionsOf, type Permission } from '#contracts/permissions.ts'
import type { StaffSession } from '#contracts/sign-in.ts'
import { sessionKey } from '#sites/ui/sign-in/session-key.ts'
import { api } from './api.ts'

export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: () => api('GET /api/session'),
  staleTime: 60_000,
})

/** Who is signed in, on the pages that the router shows to nobody else. */
export function useAccount(): StaffSession {
  return useSuspenseQuery(sessionQuery).data
}

export function useMay(permission: Permission): boolean {
  return may(useAccount(), permission)
}

/** Without the second factor that the role needs, nothing. */
export function may({ role, lacksFactor }: StaffSession, permission: Permission): boolean {
  return !lacksFactor && permissionsOf[role].includes(permission)
}
