import { useEffect } from 'react'
import type { Client } from '#contracts/clients.ts'
import { useAccount } from '#sites/portal/session.ts'

export type Recent = Pick<Client, 'id' | 'name' | 'city'>

const recentsMax = 5

/** The clients that this person last opened on this browser, newest first. */
export function useRecents(): readonly Recent[] {
  return read(keyOf(useAccount().id))
}

export function useRememberOpened(client: Client | undefined): void {
  const key = keyOf(useAccount().id)
  useEffect(() => {
    if (!client) return
    const { id, name, city } = client
    const others = read(key).filter((recent) => recent.id !== id)
    const recents = [{ id, name, city }, ...others].slice(0, recentsMax)
    localStorage.setItem(key, JSON.stringify(recents))
  }, [key, client])
}

function keyOf(accountId: string): string {
  return `recents:${accountId}`
}

function read(key: string): readonly Recent[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as Recent[]
  } catch {
    return []
  }
}
