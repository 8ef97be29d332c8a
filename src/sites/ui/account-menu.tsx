import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconChevronDown, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react'
import { useId, type ReactElement, type ReactNode } from 'react'
import { frameTexts } from '#sites/texts/frame.ts'
import classes from './account-menu.module.css'
import { useSignOut } from './sign-in/use-sign-out.ts'

type Props = {
  readonly name: string
  /** What else says who it is, a line each. */
  readonly lines: readonly string[]
  /** What the site adds, each of the class `accountMenuItem`. */
  readonly children?: ReactNode
}

export const accountMenuItem = classes.item

/** For an entry of the menu, when it is chosen. */
export function closeMenu({ currentTarget }: { readonly currentTarget: Element }): void {
  currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
}

/** Who is signed in, and what concerns that person alone. The browser opens and closes it. */
export function AccountMenu({ name, lines, children }: Props): ReactElement {
  const signOut = useSignOut()
  const id = useId()
  return (
    <div className={classes.account}>
      <button
        type="button"
        popoverTarget={id}
        className={classes.opener}
        aria-label={frameTexts.account(name)}
      >
        <IconUser size="1.0625rem" aria-hidden="true" className={classes.person} />
        <span className={classes.name}>{name}</span>
        <IconChevronDown size="1rem" aria-hidden="true" />
      </button>
      <div id={id} popover="auto" className={classes.menu}>
        <div className={classes.who}>
          <strong>{name}</strong>
          {lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </div>
        {children}
        <SchemeItem />
        <button type="button" className={classes.item} onClick={signOut}>
          <IconLogout size="1.0625rem" aria-hidden="true" />
          {frameTexts.signOut}
        </button>
      </div>
    </div>
  )
}

function SchemeItem(): ReactElement {
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark'
  const Icon = dark ? IconSun : IconMoon
  return (
    <button
      type="button"
      className={classes.item}
      onClick={() => {
        setColorScheme(dark ? 'light' : 'dark')
      }}
    >
      <Icon size="1.0625rem" aria-hidden="true" />
      {dark ? frameTexts.light : frameTexts.dark}
    </button>
  )
}
