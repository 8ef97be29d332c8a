import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { ClientPage } from '#contracts/clients.ts'

/** Opens the first client found once the answer for exactly this search is there; undefined asks for none. */
export function useOpenFound(
  answered: { readonly search: string; readonly data: ClientPage } | undefined,
): (search: string | undefined) => void {
  const navigate = useNavigate()
  const [wanted, setWanted] = useState<string>()
  useEffect(() => {
    if (wanted === undefined || answered?.search !== wanted) return
    setWanted(undefined)
    const [found] = answered.data.rows
    if (found) void navigate({ to: '/clients/$clientId', params: { clientId: found.id } })
  }, [wanted, answered, navigate])
  return setWanted
}
