import type { ReactElement } from 'react'
import type { KeysState } from '#contracts/keys.ts'
import { keysTexts, publisherOption } from '#sites/texts/keys.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { Section } from '#sites/ui/section.tsx'
import { Copied } from './copied.tsx'
import classes from './keys-page.module.css'

type Props = { readonly password: KeysState['dailyPassword'] }
type Row = Props['password']['revisions'][number]

/** Whose passwords of the day were changed how often, and how many schools still take the former ones. */
export function PasswordCard({ password }: Props): ReactElement {
  return (
    <Section title={keysTexts.password}>
      <p className={classes.quiet}>{keysTexts.passwordIntro(password.keyVersion)}</p>
      <DataTable
        label={keysTexts.password}
        rows={password.revisions}
        columns={columns}
        rowKey={({ distributor }) => distributor?.id ?? 'publisher'}
      />
    </Section>
  )
}

const columns = [
  {
    key: 'distributor',
    label: keysTexts.columnDistributor,
    render: ({ distributor }: Row) => <strong>{distributor?.name ?? keysTexts.publisher}</strong>,
  },
  {
    key: 'revision',
    label: keysTexts.columnRevision,
    render: ({ revision }: Row) => revision,
  },
  {
    key: 'behind',
    label: keysTexts.columnBehind,
    render: ({ behind }: Row) =>
      behind === 0 ? keysTexts.behindNone : <strong>{keysTexts.behind(behind)}</strong>,
  },
  {
    key: 'identifier',
    label: keysTexts.columnIdentifier,
    render: ({ distributor }: Row) =>
      distributor ? (
        <Copied text={distributor.id} what={keysTexts.theIdentifier(distributor.name)} />
      ) : (
        <Copied text={publisherOption} what={keysTexts.theOption} />
      ),
  },
]
