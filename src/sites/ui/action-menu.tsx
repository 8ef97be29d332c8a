import { ActionIcon, Button } from '@mantine/core'
import { IconChevronDown, IconDots } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import classes from './action-menu.module.css'
import { useDropPanel } from './use-drop-panel.ts'

type Props = {
  readonly label: string
  readonly actions: readonly { readonly label: string; readonly run: () => void }[]
  /** Its label is read on it, instead of three dots. */
  readonly named?: boolean
  readonly disabled?: boolean
}

/** What is seldom done, behind three dots or a name. The focus is back there before an action runs. */
export function ActionMenu({ label, actions, named, disabled = false }: Props): ReactElement {
  const { open, area, opener, id, toggle, close } = useDropPanel()
  const opens = {
    ref: opener,
    'aria-expanded': open,
    'aria-controls': id,
    disabled,
    onClick: toggle,
  }
  return (
    <div ref={area} className={classes.area} data-named={named}>
      {named === true ? (
        <Button
          {...opens}
          size="sm"
          variant="default"
          fullWidth
          rightSection={<IconChevronDown size="0.875rem" aria-hidden="true" />}
        >
          {label}
        </Button>
      ) : (
        <ActionIcon {...opens} variant="default" size={36} aria-label={label} title={label}>
          <IconDots size="1.125rem" />
        </ActionIcon>
      )}
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
