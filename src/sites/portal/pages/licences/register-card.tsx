import { IconDownload } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import type { ClientLicences, IssuedLicence } from '#contracts/licences.ts'
import { licencesTexts } from '#sites/texts/licences.ts'
import { licenceFilePath } from '#sites/ui/api.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { dateTime, weekNumber } from '#sites/ui/dates.ts'
import { Section } from '#sites/ui/section.tsx'
import classes from './licences-tab.module.css'

type Props = { readonly clientId: string; readonly licences: ClientLicences }

/** Every licence ever issued, newest first. */
export function RegisterCard({ clientId, licences }: Props): ReactElement {
  const { register, timeZone } = licences
  const columns = [
    {
      key: 'week',
      label: licencesTexts.columnWeek,
      render: ({ week }: IssuedLicence) => licencesTexts.weekOf(weekNumber(week), week.slice(0, 4)),
    },
    {
      key: 'issued',
      label: licencesTexts.columnIssued,
      render: ({ issuedAt }: IssuedLicence) => dateTime(issuedAt, timeZone),
    },
    { key: 'by', label: licencesTexts.columnBy, render: ({ issuedBy }: IssuedLicence) => issuedBy },
    {
      key: 'fetched',
      label: licencesTexts.columnFetched,
      render: ({ fetchedAt }: IssuedLicence) =>
        fetchedAt === null ? licencesTexts.notFetched : dateTime(fetchedAt, timeZone),
    },
    {
      key: 'file',
      label: licencesTexts.columnFile,
      render: ({ id, week }: IssuedLicence) => (
        <a
          href={licenceFilePath(clientId, id)}
          download
          className={classes.download}
          aria-label={licencesTexts.download(weekNumber(week))}
          title={licencesTexts.downloadShort}
        >
          <IconDownload size="1.0625rem" aria-hidden="true" />
        </a>
      ),
    },
  ]
  return (
    <Section title={licencesTexts.register}>
      {register.length === 0 ? (
        <p className={classes.quiet}>{licencesTexts.registerNone}</p>
      ) : (
        <DataTable
          label={licencesTexts.register}
          rows={register}
          columns={columns}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  )
}
