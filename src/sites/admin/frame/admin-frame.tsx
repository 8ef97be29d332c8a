import { IconLock, IconUserCog } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useState, type ReactElement, type ReactNode } from 'react'
import type { SchoolSession } from '#contracts/sign-in.ts'
import { adminTexts, roleTexts } from '#sites/texts/admin.ts'
import { bannerTexts } from '#sites/texts/support-access.ts'
import { AccountMenu, accountMenuItem, closeMenu } from '#sites/ui/account-menu.tsx'
import { Frame, frameClasses } from '#sites/ui/frame.tsx'
import { allowLeaving } from '#sites/ui/leave-guard.tsx'
import { Logo } from '#sites/ui/logo.tsx'
import page from '#sites/ui/page.module.css'
import { SessionEnded } from '#sites/ui/sign-in/session-ended.tsx'
import { nameSite } from '#sites/ui/tab-title.ts'
import { mayIn, useSession } from '../session.ts'
import { SupervisionBanner } from '../supervision/supervision-banner.tsx'
import classes from './admin-frame.module.css'
import { accountPage, adminPages } from './pages.ts'
import { ReadOnlyNotice } from './read-only-notice.tsx'

/** What stands around every page of the school, and above it whoever acts in its name. */
export function AdminFrame({ children }: { readonly children: ReactNode }): ReactElement {
  const { school, who } = useSession()
  const supervised = who.as === 'supervision'
  useSamePerson(who)
  useEffect(() => {
    nameSite(adminTexts.site(school.name), supervised ? bannerTexts.mark : '')
  }, [school.name, supervised])
  return (
    <Frame
      crowded
      above={supervised && <SupervisionBanner school={school.name} who={who} />}
      home={
        <Link to="/" className={`${frameClasses.product} ${classes.home}`}>
          <Logo />
          <span className={classes.names}>
            <span className={classes.school}>{school.name}</span>
            <span className={classes.site}>{adminTexts.administration}</span>
          </span>
        </Link>
      }
      navigation={<Navigation />}
      menu={supervised ? null : <Menu />}
    >
      <ReadOnlyNotice />
      {children}
      {!supervised && <SessionEnded account={who.account} />}
    </Frame>
  )
}

/** The browser has passed to somebody else: the page is loaded for them, with nothing of the one before. */
function useSamePerson(who: SchoolSession['who']): void {
  const id = who.as === 'school' ? who.account.id : who.supervision.id
  const [first] = useState(id)
  useEffect(() => {
    if (id === first) return
    allowLeaving()
    location.reload()
  }, [id, first])
}

function Navigation(): ReactElement {
  const session = useSession()
  const supervised = session.who.as === 'supervision'
  const shown = adminPages.filter(({ permission }) => supervised || mayIn(session, permission))
  const all = supervised ? [...shown, accountPage] : shown
  return (
    <>
      {all.map(({ to, title, supervised: open }) => (
        <Link
          key={to}
          to={to}
          className={frameClasses.entry}
          activeOptions={to === '/' ? onHome : anyPart}
        >
          {title}
          {supervised && !open && (
            <>
              <IconLock size="0.875rem" aria-hidden="true" className={classes.lock} />
              <span className={page.hidden}> ({bannerTexts.denied})</span>
            </>
          )}
        </Link>
      ))}
    </>
  )
}

function Menu(): ReactElement | null {
  const { who } = useSession()
  if (who.as !== 'school') return null
  const { name, mail, role } = who.account
  return (
    <AccountMenu name={name} lines={[mail, roleTexts[role]]}>
      <Link to="/mon-compte" className={accountMenuItem} onClick={closeMenu}>
        <IconUserCog size="1.0625rem" aria-hidden="true" />
        {adminTexts.account}
      </Link>
    </AccountMenu>
  )
}

const onHome = { exact: true, includeSearch: false }
const anyPart = { includeSearch: false }
