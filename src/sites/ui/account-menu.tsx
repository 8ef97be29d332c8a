import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import {
  IconChevronDown,
  IconKey,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
  IconUser,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useId, useRef, type ReactElement } from 'react'
import { frameTexts } from '#sites/texts/frame.ts'
import classes from './account-menu.module.css'
import { useAccount } from './session.ts'
import { useSignOut } from './use-sign-out.ts'

/** Who is signed in, and what concerns that person alone. The browser opens and closes it. */
export function AccountMenu({ onHelp }: { readonly onHelp: () => void }): ReactElement {
  const account = useAccount()
  const signOut = useSignOut()
  const menu = useRef<HTMLDivElement>(null)
  const id = useId()
  const close = (): void => {
    menu.current?.hidePopover()
  }
  return (
    <div className={classes.account}>
      <button
        type="button"
        popoverTarget={id}
        className={classes.opener}
        aria-label={frameTexts.account(account.name)}
      >
        <IconUser size="1.0625rem" aria-hidden="true" className={classes.person} />
        <span className={classes.name}>{account.name}</span>
        <IconChevronDown size="1rem" aria-hidden="true" />
      </button>
      <div ref={menu} id={id} popover="auto" className={classes.menu}>
        <div className={classes.who}>
          <strong>{account.name}</strong>
          <span>{account.mail}</span>
          <span>
            {frameTexts[account.role]}
            {account.distributor && ` · ${account.distributor.name}`}
          </span>
        </div>
        <Link to="/mon-compte/mot-de-passe" className={classes.item} onClick={close}>
          <IconKey size="1.0625rem" aria-hidden="true" />
          {frameTexts.changePassword}
        </Link>
        <SchemeItem />
        <button
          type="button"
          className={classes.item}
          onClick={() => {
            close()
            onHelp()
          }}
        >
          <IconKeyboard size="1.0625rem" aria-hidden="true" />
          {frameTexts.shortcuts}
        </button>
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
