import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { getRouteApi } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import type { AuditFilter } from '#contracts/audit.ts'
import { auditExportPath } from '#sites/portal/api.ts'
import { auditTexts, eventTexts } from '#sites/texts/audit.ts'
import page from '#sites/ui/page.module.css'
import classes from './audit-filters.module.css'

const route = getRouteApi('/signed-in/administration/audit')
type Search = ReturnType<typeof route.useSearch>
type Key = keyof Search & string
const pauseMs = 300

/** What the address of the page asks for, as the contract names it; what nobody could have chosen here is left out. */
export function filterOf({ evenement, du, au, personne, client, texte }: Search): AuditFilter {
  return {
    event: isEvent(evenement) ? evenement : undefined,
    from: dayOf(du),
    until: dayOf(au),
    person: personne,
    client,
    text: texte,
  }
}

function isEvent(value: string | undefined): value is NonNullable<AuditFilter['event']> {
  return value !== undefined && Object.hasOwn(eventTexts, value)
}

function dayOf(value: string | undefined): string | undefined {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value ?? '') && !Number.isNaN(Date.parse(value ?? ''))
  return isDay ? value : undefined
}

type Props = { readonly search: Search; readonly filter: AuditFilter }

export function AuditFilters({ search, filter }: Props): ReactElement {
  const navigate = route.useNavigate()
  const [cleared, setCleared] = useState(0)
  const choose = (key: Key, value: string): void => {
    void navigate({
      search: (now) => ({ ...now, [key]: value === '' ? undefined : value }),
      replace: true,
    })
  }
  const field = (key: Key, label: string) => ({
    label,
    value: search[key] ?? '',
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => {
      choose(key, value)
    },
  })
  const typed = (key: Key, label: string) => (
    <TypedFilter
      key={`${key} ${cleared}`}
      label={label}
      given={search[key] ?? ''}
      onTyped={(value: string) => {
        choose(key, value)
      }}
    />
  )
  return (
    <>
      <div className={classes.filters}>
        <NativeSelect {...field('evenement', auditTexts.filterEvent)} data={events} />
        <TextInput {...field('du', auditTexts.filterFrom)} type="date" />
        <TextInput {...field('au', auditTexts.filterUntil)} type="date" />
        {typed('personne', auditTexts.filterPerson)}
        {typed('client', auditTexts.filterClient)}
        {typed('texte', auditTexts.filterText)}
      </div>
      <div className={classes.actions}>
        <Button
          variant="default"
          onClick={() => {
            setCleared(cleared + 1)
            void navigate({ search: {}, replace: true })
          }}
        >
          {auditTexts.clear}
        </Button>
        <Button component="a" variant="default" href={auditExportPath(filter)} download>
          {auditTexts.exportLines}
        </Button>
        <span className={page.quiet}>{auditTexts.exportBound}</span>
      </div>
    </>
  )
}

/** Asks the server once the typing pauses, not at each key. */
function TypedFilter({
  label,
  given,
  onTyped,
}: {
  readonly label: string
  readonly given: string
  readonly onTyped: (value: string) => void
}): ReactElement {
  const [value, setValue] = useState(given)
  const tell = useDebouncedCallback(onTyped, pauseMs)
  return (
    <TextInput
      label={label}
      value={value}
      maxLength={80}
      onChange={({ currentTarget }) => {
        setValue(currentTarget.value)
        tell(currentTarget.value)
      }}
    />
  )
}

const events = [
  { value: '', label: auditTexts.allEvents },
  ...Object.entries(eventTexts).map(([value, label]) => ({ value, label })),
]
