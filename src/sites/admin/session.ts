import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { permissionsOf, rightPermissions, type Permission } from '#contracts/permissions.ts'
import type { SchoolSession } from '#contracts/sign-in.ts'
import { sessionKey } from '#sites/ui/sign-in/session-key.ts'
import { api, rememberMadeFor } from './api.ts'
import { rememberSupervised } from './supervision/ended-supervision.ts'

export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: async () => {
    const session = await api('GET /api/session')
    const { who, school } = session
    rememberSupervised(who.as === 'supervision' ? school.name : undefined)
    rememberMadeFor(who.as === 'supervision' ? who.supervision.id : who.account.id)
    return session
  },
  staleTime: 60_000,
  // Whoever comes back to a tab may have become somebody else in another.
  refetchOnWindowFocus: 'always',
})

/** Who is here and of which school, on the pages that the router shows to nobody else. */
export function useSession(): SchoolSession {
  return useSuspenseQuery(sessionQuery).data
}

/** In whose zone the instants of this site are shown. */
export function useZone(): string {
  return useSession().school.timeZone
}

export function mayIn({ who }: SchoolSession, permission: Permission): boolean {
  if (who.as === 'supervision') return permissionsOf[who.mode].includes(permission)
  const { role, rights } = who.account
  return (
    permissionsOf[role].includes(permission) ||
    rights.some((right) => rightPermissions[right] === permission)
  )
}

export type Editing =
  | { readonly allowed: true }
  /** read-only: the service is closed, a notice says it on every page. */
  | { readonly allowed: false; readonly why: 'read-only' | 'consultation' | 'not-allowed' }

/** Whether something can be changed now, and why not. */
export function useEditing(permission: Permission): Editing {
  const session = useSession()
  if (session.readOnly !== null) return { allowed: false, why: 'read-only' }
  if (mayIn(session, permission)) return { allowed: true }
  const { who } = session
  const oneClickAway = who.as === 'supervision' && permissionsOf.modification.includes(permission)
  return { allowed: false, why: oneClickAway ? 'consultation' : 'not-allowed' }
}
