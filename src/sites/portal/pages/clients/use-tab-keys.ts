import { useNavigate } from '@tanstack/react-router'
import { useShortcuts } from '#sites/ui/use-shortcut.ts'
import { useClientTabs } from './client-tabs.ts'

/** 1, 2, 3…: the tabs of the client in their order. */
export function useTabKeys(clientId: string): void {
  const navigate = useNavigate()
  const tabs = useClientTabs()
  useShortcuts((event) => {
    const tab = tabs[digitOf(event) - 1]
    return (
      tab &&
      (() => {
        void navigate({ to: tab.to, params: { clientId } })
      })
    )
  })
}

/** French keyboards have the digits above: « & » unshifted is the key 1. 0: none. */
function digitOf({ key, code, shiftKey }: KeyboardEvent): number {
  if (/^[1-9]$/.test(key)) return Number(key)
  return shiftKey ? 0 : Number(/^Digit([1-9])$/.exec(code)?.[1] ?? 0)
}
