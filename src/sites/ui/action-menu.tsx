import { ActionIcon } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState, type ReactElement } from 'react'
import classes from './action-menu.module.css'

type Props = {
  readonly label: string
  readonly actions: readonly { readonly label: string; readonly run: () => void }[]
}

/** What is seldom done, behind three dots. The focus is back on them before an action runs. */
export function ActionMenu({ label, actions }: Props): ReactElement {
  const [open, setOpen] = useState(false)
  const area = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const id = useId()
  useEffect(() => {
    if (!open) return
    const listeners = new AbortController()
    const { signal } = listeners
    const close = (): void => {
      setOpen(false)
    }
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && !area.current?.contains(target)) close()
    }
    document.addEventListener('pointerdown', leave, { signal })
    document.addEventListener('focusin', leave, { signal })
    document.addEventListener(
      'keydown',
      ({ key }) => {
        if (key !== 'Escape') return
        close()
        opener.current?.focus()
      },
      { signal },
    )
    return () => {
      listeners.abort()
    }
  }, [open])
  return (
    <div ref={area} className={classes.area}>
      <ActionIcon
        ref={opener}
        variant="default"
        size={36}
        aria-label={label}
        title={label}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          setOpen(!open)
        }}
      >
        <IconDots size="1.125rem" />
      </ActionIcon>
      <div id={id} hidden={!open} className={classes.menu}>
        {actions.map(({ label, run }) => (
          <button
            key={label}
            type="button"
            className={classes.item}
            onClick={() => {
              setOpen(false)
              opener.current?.focus()
              run()
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  )
}
