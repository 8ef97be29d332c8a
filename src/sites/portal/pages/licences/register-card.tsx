import { IconDownload } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import type { ClientLicences, IssuedLicence } from '#contracts/licences.ts'
import { causeTexts, licencesTexts } from '#sites/texts/licences.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { licenceFilePath } from '#sites/portal/api.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { dateTime, weekNumber } from '#sites/ui/dates.ts'
import { Section } from '#sites/ui/section.tsx'
import classes from './licences-tab.module.css'
import { RegisterState } from './register-state.tsx'

type Props = { readonly clientId: string; readonly licences: ClientLicences }

/** Every licence ever issued, newest first, and what became of each. */
export function RegisterCard({ clientId, licences }: Props): ReactElement {
  const { register, timeZone } = licences
  return (
    <Section title={licencesTexts.register}>
      {register.length === 0 ? (
        <p className={classes.quiet}>{licencesTexts.registerNone}</p>
      ) : (
        <DataTable
          label={licencesTexts.register}
          rows={register}
          columns={columnsOf(clientId, timeZone)}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  )
}

function columnsOf(clientId: string, zone: string) {
  return [
    {
      key: 'week',
      label: licencesTexts.columnWeek,
      render: ({ week }: IssuedLicence) => licencesTexts.weekOf(weekNumber(week), week.slice(0, 4)),
    },
    {
      key: 'issued',
      label: licencesTexts.columnIssued,
      render: ({ issuedAt, issuedBy, cause }: IssuedLicence) => (
        <span className={classes.stacked}>
          <span>{dateTime(issuedAt, zone)}</span>
          <span className={classes.small}>
            {[issuedBy, cause === 'asked' ? null : causeTexts[cause]]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </span>
      ),
    },
    {
      key: 'fetched',
      label: licencesTexts.columnFetched,
      render: ({ fetchedAt }: IssuedLicence) => instant(fetchedAt, zone),
    },
    {
      key: 'installed',
      label: licencesTexts.columnInstalled,
      render: ({ installedAt }: IssuedLicence) => instant(installedAt, zone),
    },
    {
      key: 'state',
      label: licencesTexts.columnState,
      render: (licence: IssuedLicence) => <RegisterState licence={licence} zone={zone} />,
    },
    {
      key: 'file',
      label: licencesTexts.columnFile,
      render: ({ id, week, revoked }: IssuedLicence) =>
        revoked ? null : (
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
}

function instant(at: string | null, zone: string): ReactElement | string {
  if (at !== null) return dateTime(at, zone)
  return (
    <span className={classes.quiet} role="img" aria-label={commonTexts.noneSaid}>
      {commonTexts.none}
    </span>
  )
}
