import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState, type ReactElement, type ReactNode } from 'react'
import { frameTexts } from '#sites/texts/frame.ts'
import { AccountMenu } from './account-menu.tsx'
import { brand } from './brand.ts'
import classes from './frame.module.css'
import { lastList } from './last-list.ts'
import { Logo } from './logo.tsx'
import { NoticesCorner } from './notices-corner.tsx'
import { SessionEnded } from './session-ended.tsx'
import { useMay } from './session.ts'
import { useShortcut } from './use-shortcut.ts'

const ShortcutsDialog = lazy(() => import('./shortcuts-dialog.tsx'))

/** What stands around every page of someone signed in. */
export function Frame({ children }: { readonly children: ReactNode }): ReactElement {
  const [help, setHelp] = useState(false)
  useShortcut('?', () => {
    setHelp(true)
  })
  return (
    <>
      <a href="#contenu" className={classes.skip}>
        {frameTexts.skip}
      </a>
      <header className={classes.frame}>
        <Link to="/" search={lastList} className={classes.product}>
          <Logo />
          <span className={classes.name}>{brand.product}</span>
        </Link>
        <Navigation />
        <AccountMenu
          onHelp={() => {
            setHelp(true)
          }}
        />
      </header>
      <main id="contenu" tabIndex={-1} className={classes.content}>
        {children}
      </main>
      <NoticesCorner />
      <SessionEnded />
      <Suspense>
        {help && (
          <ShortcutsDialog
            onClose={() => {
              setHelp(false)
            }}
          />
        )}
      </Suspense>
    </>
  )
}

function Navigation(): ReactElement {
  const administers = useMay('staff:manage')
  const seesKeys = useMay('keys:read')
  return (
    <nav aria-label={frameTexts.mainNavigation} className={classes.navigation}>
      <Link to="/" search={lastList} className={classes.entry} activeOptions={onHome}>
        {frameTexts.home}
      </Link>
      {useMay('licences:read') && (
        <Link to="/licences" className={classes.entry} activeOptions={anyPart}>
          {frameTexts.licences}
        </Link>
      )}
      {administers && (
        <>
          <Link to="/administration/equipe" className={classes.entry}>
            {frameTexts.staff}
          </Link>
          <Link to="/administration/distributeurs" className={classes.entry}>
            {frameTexts.distributors}
          </Link>
          {seesKeys && (
            <Link to="/administration/cles" className={classes.entry}>
              {frameTexts.keys}
            </Link>
          )}
          <Link to="/administration/audit" className={classes.entry}>
            {frameTexts.audit}
          </Link>
        </>
      )}
    </nav>
  )
}

const onHome = { exact: true, includeSearch: false }
const anyPart = { includeSearch: false }
