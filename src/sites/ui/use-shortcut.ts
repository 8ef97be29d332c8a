import { useEffect, useEffectEvent } from 'react'
import { shortcutsAreOn } from './shortcuts-setting.ts'

/** Runs when the one key is pressed outside a field, unless the person has switched these off. */
export function useShortcut(key: string, run: () => void): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey) return
    if (!shortcutsAreOn() || isField(event.target)) return
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
  return target instanceof Element && target.closest('input, textarea, select, dialog') !== null
}
