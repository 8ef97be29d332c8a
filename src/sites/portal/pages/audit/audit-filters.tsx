import { Button, NativeSelect, TextInput } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { AuditFilter } from '#contracts/audit.ts'
import { auditExportPath } from '#sites/portal/api.ts'
import { auditTexts, eventTexts } from '#sites/texts/audit.ts'
import page from '#sites/ui/page.module.css'
import classes from './audit-filters.module.css'

const route = getRouteApi('/signed-in/administration/audit')
type Search = ReturnType<typeof route.useSearch>

/** What the address of the page asks for, as the contract names it. */
export function filterOf({ evenement, du, au, personne, client, texte }: Search): AuditFilter {
  return {
    event: evenement as AuditFilter['event'],
    from: du,
    until: au,
    person: personne,
    client,
    text: texte,
  }
}

type Props = { readonly search: Search; readonly filter: AuditFilter }

export function AuditFilters({ search, filter }: Props): ReactElement {
  const navigate = route.useNavigate()
  const field = (key: keyof Search, label: string) => ({
    label,
    value: search[key] ?? '',
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => {
      void navigate({
        search: { ...search, [key]: value === '' ? undefined : value },
        replace: true,
      })
    },
  })
  return (
    <>
      <div className={classes.filters}>
        <NativeSelect {...field('evenement', auditTexts.filterEvent)} data={events} />
        <TextInput {...field('du', auditTexts.filterFrom)} type="date" />
        <TextInput {...field('au', auditTexts.filterUntil)} type="date" />
        <TextInput {...field('personne', auditTexts.filterPerson)} maxLength={80} />
        <TextInput {...field('client', auditTexts.filterClient)} maxLength={80} />
        <TextInput {...field('texte', auditTexts.filterText)} maxLength={80} />
      </div>
      <div className={classes.actions}>
        <Button variant="default" onClick={() => void navigate({ search: {}, replace: true })}>
          {auditTexts.clear}
        </Button>
        <Button component="a" variant="default" href={auditExportPath(filter)} download>
          {auditTexts.exportLines}
        </Button>
        <span className={page.quiet}>{auditTexts.exportBound(10_000)}</span>
      </div>
    </>
  )
}

const events = [
  { value: '', label: auditTexts.allEvents },
  ...Object.entries(eventTexts).map(([value, label]) => ({ value, label })),
]
