import type { ReactElement } from 'react'
import type { TransfersTab } from '#contracts/transfers.ts'
import { collectionSaid } from '#sites/texts/collections.ts'
import { entriesTexts } from '#sites/texts/transfers.ts'
import { brand } from '#sites/ui/brand.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { Section } from '#sites/ui/section.tsx'
import classes from './transfers.module.css'

type Quarantined = TransfersTab['quarantine'][number]
type Props = Pick<TransfersTab, 'entries' | 'quarantine'> & { readonly zone: string }

/** What was entered online and is not in the school’s base: not yet, or not taken, and why. */
export function EntriesCard({ entries, quarantine, zone }: Props): ReactElement | null {
  if (entries.waiting === 0 && entries.quarantined === 0) return null
  return (
    <Section title={entriesTexts.title}>
      <div className={classes.stack}>
        {entries.waiting > 0 && <p>{entriesTexts.waiting(entries.waiting, brand.onPremise)}</p>}
        {entries.quarantined > 0 && <p>{entriesTexts.quarantined(entries.quarantined)}</p>}
        {quarantine.length > 0 && (
          <DataTable
            label={entriesTexts.title}
            rows={quarantine.map((entry, place) => ({ ...entry, place }))}
            columns={columnsOf(zone)}
            rowKey={({ place }) => String(place)}
          />
        )}
      </div>
    </Section>
  )
}

function columnsOf(zone: string) {
  return [
    {
      key: 'collection',
      label: entriesTexts.collection,
      render: ({ collection }: Quarantined) => collectionSaid(collection),
    },
    {
      key: 'why',
      label: entriesTexts.why,
      render: (entry: Quarantined) => (
        <span className={classes.stacked}>
          <span>{whySaid(entry.why)}</span>
          {entry.detail !== '' && <span className={classes.small}>{detailSaid(entry)}</span>}
        </span>
      ),
    },
    {
      key: 'since',
      label: entriesTexts.since,
      render: ({ since }: Quarantined) => <Moment at={since} zone={zone} stacked />,
    },
  ]
}

function whySaid(why: string): string {
  const whys: Readonly<Record<string, string>> = entriesTexts.whys
  return whys[why] ?? why
}

/** The name of the missing parent's collection, or the base's own words. */
function detailSaid({ why, detail }: Quarantined): string {
  return why === 'parent-missing' ? collectionSaid(detail) : detail
}
