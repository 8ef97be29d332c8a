import { useEffect, useId, useRef, useState, type RefObject } from 'react'

export type DropPanel = {
  readonly open: boolean
  readonly area: RefObject<HTMLDivElement | null>
  readonly opener: RefObject<HTMLButtonElement | null>
  /** Of what opens. */
  readonly id: string
  readonly toggle: () => void
  /** The focus is back on what opened it. */
  readonly close: () => void
}

/** What opens under its button: a press elsewhere, the focus gone elsewhere or Escape closes it. */
export function useDropPanel(): DropPanel {
  const [open, setOpen] = useState(false)
  const area = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const id = useId()
  useEffect(() => {
    if (!open) return
    const listeners = new AbortController()
    const { signal } = listeners
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && !area.current?.contains(target)) setOpen(false)
    }
    document.addEventListener('pointerdown', leave, { signal })
    document.addEventListener('focusin', leave, { signal })
    document.addEventListener(
      'keydown',
      ({ key }) => {
        if (key !== 'Escape') return
        setOpen(false)
        opener.current?.focus()
      },
      { signal },
    )
    return () => {
      listeners.abort()
    }
  }, [open])
  return {
    open,
    area,
    opener,
    id,
    toggle: () => {
      setOpen(!open)
    },
    close: () => {
      setOpen(false)
      opener.current?.focus()
    },
  }
}
