import { useEffect, useEffectEvent } from 'react'
import { shortcutsAreOn } from './shortcuts-setting.ts'

/** Runs when the one key is pressed outside a field, unless the person has switched these off. */
export function useShortcut(key: string, run: () => void): void {
  useShortcuts((event) => (event.key === key ? run : undefined))
}

/** The same for several keys: `find` says what a key does. A key that is held down counts once. */
export function useShortcuts(find: (event: KeyboardEvent) => (() => void) | undefined): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    if (!shortcutsAreOn() || isField(event.target)) return
    const run = find(event)
    if (!run) return
    event.preventDefault()
    run()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      pressed(event)
    }
    document.addEventListener('keydown', listen)
    return () => {
      document.removeEventListener('keydown', listen)
    }
  }, [])
}

function isField(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]')) return true
  return target instanceof Element && target.closest('input, textarea, select') !== null
}
