import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { adminTexts } from '#sites/texts/admin.ts'
import { bannerTexts } from '#sites/texts/support-access.ts'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { mayIn, useSession } from '../session.ts'
import { accountPage, adminPages, type AdminPage } from './pages.ts'

type Props = { readonly to: AdminPage['to']; readonly children: ReactNode }

/** Shows a page to whom it is for; tells the others plainly why not. */
export function Gate({ to, children }: Props): ReactElement {
  const session = useSession()
  const { title, permission, supervised } = adminPages.find((page) => page.to === to) ?? accountPage
  if (session.who.as === 'supervision' && !supervised)
    return (
      <PlainPage title={bannerTexts.deniedTitle}>
        <p className={page.text}>
          <strong>{bannerTexts.denied1(title)}</strong>
        </p>
        <p className={page.text}>{bannerTexts.denied2}</p>
      </PlainPage>
    )
  if (session.who.as === 'school' && !mayIn(session, permission))
    return (
      <PlainPage title={adminTexts.notAllowedTitle}>
        <p className={page.text}>{adminTexts.notAllowed}</p>
      </PlainPage>
    )
  return <>{children}</>
}

function PlainPage({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <div className={`${page.page} ${page.narrow}`}>
      <PageTitle title={title} />
      {children}
      <p className={page.text}>
        <Link to="/">{adminTexts.backHome}</Link>
      </p>
    </div>
  )
}
