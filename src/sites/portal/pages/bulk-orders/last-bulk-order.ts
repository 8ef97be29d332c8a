import { useSyncExternalStore } from 'react'

const name = 'bulk-order'
const listeners = new Set<() => void>()

/** The order given last on this browser whose end nobody has seen yet. */
export function useBulkOrderUnderWay(): string | undefined {
  return useSyncExternalStore(subscribe, () => localStorage.getItem(name) ?? undefined)
}

export function rememberBulkOrder(id: string): void {
  localStorage.setItem(name, id)
  tell()
}

export function forgetBulkOrder(): void {
  localStorage.removeItem(name)
  tell()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function tell(): void {
  for (const listener of listeners) listener()
}
