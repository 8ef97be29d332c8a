import { IconSearch } from '@tabler/icons-react'
import {
  lazy,
  Suspense,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type ReactElement,
} from 'react'
import { frameTexts } from '#sites/texts/frame.ts'
import { wishFor } from '#sites/portal/wishes.ts'
import classes from './palette-button.module.css'

const load = () => import('./palette.tsx')
const Palette = lazy(load)
const apple = navigator.userAgent.includes('Mac OS')
const quietMs = 500

/** For what stands at the end of the frame. */
export const tools = classes.tools

type Props = { readonly onHelp: () => void }

/** « Rechercher… », also by Ctrl+K on every page. What it opens comes after the first page, unasked. */
export function PaletteButton({ onHelp }: Props): ReactElement {
  const [open, setOpen] = useState(false)
  const chosen = useRef<() => void>(undefined)
  const show = (): void => {
    wishFor(undefined)
    setOpen(true)
  }
  useControlK(show)
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => {}), quietMs)
    return () => {
      clearTimeout(timer)
    }
  }, [])
  // Only once the dialog has left and given the focus back can another element take it.
  useEffect(() => {
    if (open) return
    chosen.current?.()
    chosen.current = undefined
  }, [open])
  return (
    <>
      <button
        type="button"
        className={classes.opener}
        aria-haspopup="dialog"
        aria-keyshortcuts={apple ? 'Meta+K' : 'Control+K'}
        title={frameTexts.searchTitle}
        onClick={show}
      >
        <IconSearch size="1.0625rem" aria-hidden="true" />
        <span className={classes.text}>{frameTexts.search}</span>
        <kbd className={classes.key} aria-hidden="true">
          {apple ? '⌘ K' : 'Ctrl K'}
        </kbd>
      </button>
      <Suspense>
        {open && (
          <Palette
            onHelp={onHelp}
            onClose={(run) => {
              chosen.current = run
              setOpen(false)
            }}
          />
        )}
      </Suspense>
    </>
  )
}

/** Also in a field, unlike the single keys; over a dialog, which waits for an answer, it opens nothing. */
function useControlK(run: () => void): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event
    if (key.toLowerCase() !== 'k' || altKey || shiftKey || ctrlKey === metaKey) return
    event.preventDefault()
    if (!document.querySelector('dialog[open]')) run()
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
