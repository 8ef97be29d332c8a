import { ActionIcon } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import classes from './action-menu.module.css'
import { useDropPanel } from './use-drop-panel.ts'

type Props = {
  readonly label: string
  readonly actions: readonly { readonly label: string; readonly run: () => void }[]
}

/** What is seldom done, behind three dots. The focus is back on them before an action runs. */
export function ActionMenu({ label, actions }: Props): ReactElement {
  const { open, area, opener, id, toggle, close } = useDropPanel()
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
        onClick={toggle}
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
              close()
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
