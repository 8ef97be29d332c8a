import { useSyncExternalStore } from 'react'
import { whenPersonChanges } from '#sites/ui/sign-in/change-person.ts'

const listeners = new Set<() => void>()
let opened: string | undefined

whenPersonChanges(() => {
  opened = undefined
})

/** The view that was opened last, whose list may have been changed since. */
export function useOpenedView(): string | undefined {
  return useSyncExternalStore(subscribe, () => opened)
}

export function rememberOpenedView(id: string | undefined): void {
  opened = id
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
