import { IconKey, IconKeyboard, IconUserCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState, type ReactElement, type ReactNode } from 'react'
import { frameTexts } from '#sites/texts/frame.ts'
import { AccountMenu, accountMenuItem, closeMenu } from '#sites/ui/account-menu.tsx'
import { brand } from '#sites/ui/brand.ts'
import { Frame, frameClasses as classes } from '#sites/ui/frame.tsx'
import { Logo } from '#sites/ui/logo.tsx'
import { SessionEnded } from '#sites/ui/sign-in/session-ended.tsx'
import { useShortcut } from '#sites/ui/use-shortcut.ts'
import { lastList } from './last-list.ts'
import { PaletteButton, tools } from './palette/palette-button.tsx'
import { useAccount, useMay } from './session.ts'

const ShortcutsDialog = lazy(() => import('./shortcuts-dialog.tsx'))

export function PortalFrame({ children }: { readonly children: ReactNode }): ReactElement {
  const account = useAccount()
  const [help, setHelp] = useState(false)
  const openHelp = (): void => {
    setHelp(true)
  }
  useShortcut('?', openHelp)
  return (
    <Frame
      home={
        <Link to="/" search={lastList} className={classes.product}>
          <Logo />
          <span className={classes.name}>{brand.product}</span>
        </Link>
      }
      navigation={<Navigation />}
      menu={
        <div className={tools}>
          <PaletteButton onHelp={openHelp} />
          <PortalMenu onHelp={openHelp} />
        </div>
      }
    >
      {children}
      <SessionEnded account={account} />
      <Suspense>
        {help && (
          <ShortcutsDialog
            onClose={() => {
              setHelp(false)
            }}
          />
        )}
      </Suspense>
    </Frame>
  )
}

function Navigation(): ReactElement {
  const administers = useMay('staff:manage')
  return (
    <>
      <Link to="/" search={lastList} className={classes.entry} activeOptions={onHome}>
        {frameTexts.home}
      </Link>
      {useMay('clients:read') && (
        <Link to="/parc" className={classes.entry}>
          {frameTexts.fleet}
        </Link>
      )}
      {useMay('licences:read') && (
        <Link to="/licences" className={classes.entry} activeOptions={anyPart}>
          {frameTexts.licences}
        </Link>
      )}
      {administers && (
        <Link to="/administration" className={classes.entry} activeOptions={anyPart}>
          {frameTexts.administration}
        </Link>
      )}
    </>
  )
}

function PortalMenu({ onHelp }: { readonly onHelp: () => void }): ReactElement {
  const { name, mail, role, distributor } = useAccount()
  const lines = [mail, [frameTexts[role], distributor?.name].filter(Boolean).join(' · ')]
  return (
    <AccountMenu name={name} lines={lines}>
      <Link to="/mon-compte" className={accountMenuItem} onClick={closeMenu}>
        <IconUserCircle size="1.0625rem" aria-hidden="true" />
        {frameTexts.ownAccount}
      </Link>
      <Link to="/mon-compte/mot-de-passe" className={accountMenuItem} onClick={closeMenu}>
        <IconKey size="1.0625rem" aria-hidden="true" />
        {frameTexts.changePassword}
      </Link>
      <button
        type="button"
        className={accountMenuItem}
        onClick={(event) => {
          closeMenu(event)
          onHelp()
        }}
      >
        <IconKeyboard size="1.0625rem" aria-hidden="true" />
        {frameTexts.shortcuts}
      </button>
    </AccountMenu>
  )
}

const onHome = { exact: true, includeSearch: false }
const anyPart = { includeSearch: false }
