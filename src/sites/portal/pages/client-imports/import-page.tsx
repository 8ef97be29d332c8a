import { IconArrowLeft } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { lastList } from '#sites/portal/last-list.ts'
import { clientImportTexts } from '#sites/texts/client-imports.ts'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { ChooseFile } from './choose-file.tsx'
import classes from './client-imports.module.css'
import { ImportProgress } from './import-progress.tsx'
import { forgetImport, lastImport, rememberImport } from './last-import.ts'

const route = getRouteApi('/signed-in/clients/import')

/** Importer des clients: a file that is checked first, then created while this page may be left. */
export function ImportPage(): ReactElement {
  const { lot } = route.useSearch()
  const navigate = route.useNavigate()
  const [underWay, setUnderWay] = useState(lastImport)
  const shown = lot ?? underWay
  const show = (next: string | undefined): void => {
    if (next === undefined) forgetImport()
    else rememberImport(next)
    setUnderWay(next)
    void navigate({ search: { lot: next }, replace: true })
  }
  return (
    <div className={page.page}>
      <Link to="/" search={lastList} className={classes.back}>
        <IconArrowLeft size="1rem" aria-hidden="true" />
        {clientImportTexts.back}
      </Link>
      <PageTitle title={clientImportTexts.title} />
      {shown === undefined ? (
        <ChooseFile onOrdered={show} />
      ) : (
        <ImportProgress
          id={shown}
          onAnother={() => {
            show(undefined)
          }}
        />
      )}
    </div>
  )
}
