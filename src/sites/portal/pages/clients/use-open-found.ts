import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef } from 'react'
import type { ClientPage } from '#contracts/clients.ts'
import { rememberPlace } from '#sites/portal/last-list.ts'

/**
 * Opens the first client found for the search it is given, once `found` answers exactly that search;
 * given undefined, it opens none.
 */
export function useOpenFound(
  search: string,
  found: ClientPage | undefined,
): (wanted: string | undefined) => void {
  const navigate = useNavigate()
  const wanted = useRef<string>(undefined)
  const open = useCallback((): void => {
    if (!found || wanted.current !== search) return
    wanted.current = undefined
    const [client] = found.rows
    if (!client) return
    rememberPlace({ scrollTop: 0, row: 0 })
    void navigate({ to: '/clients/$clientId', params: { clientId: client.id } })
  }, [search, found, navigate])
  useEffect(open, [open])
  return (next) => {
    wanted.current = next
    open()
  }
}
