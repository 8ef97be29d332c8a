import { Link, Outlet } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { frameTexts } from '#sites/texts/frame.ts'
import { useMay } from '#sites/portal/session.ts'
import page from '#sites/ui/page.module.css'
import tabs from '#sites/ui/tabs.module.css'
import classes from './administration.module.css'

/** « Administration »: what stands above each of its pages. */
export function AdministrationPage(): ReactElement {
  const seesKeys = useMay('keys:read')
  return (
    <>
      <div className={`${page.page} ${classes.head}`}>
        <nav aria-label={frameTexts.administration} className={tabs.tabs}>
          <Link to="/administration/equipe" className={tabs.tab}>
            {frameTexts.staff}
          </Link>
          <Link to="/administration/distributeurs" className={tabs.tab}>
            {frameTexts.distributors}
          </Link>
          <Link to="/administration/produits" className={tabs.tab}>
            {frameTexts.products}
          </Link>
          {seesKeys && (
            <Link to="/administration/cles" className={tabs.tab}>
              {frameTexts.keys}
            </Link>
          )}
          <Link to="/administration/audit" className={tabs.tab} activeOptions={anySearch}>
            {frameTexts.audit}
          </Link>
          <Link to="/administration/reglages" className={tabs.tab}>
            {frameTexts.settings}
          </Link>
        </nav>
      </div>
      <Outlet />
    </>
  )
}

const anySearch = { includeSearch: false }
