import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { lazy, Suspense, useState, type ReactElement } from 'react'
import type { IssuedLicence, LicenceDifference } from '#contracts/licences.ts'
import { causeTexts, licencesTexts, replaceTexts, revokeTexts } from '#sites/texts/licences.ts'
import { ActionMenu } from '#sites/ui/action-menu.tsx'
import { licenceFilePath } from '#sites/portal/api.ts'
import { brand } from '#sites/ui/brand.ts'
import { dayAt, lastInstant, weekdayAt, weekNumber } from '#sites/ui/dates.ts'
import { Moment } from '#sites/ui/moment.tsx'
import { useMay } from '#sites/portal/session.ts'
import classes from './licences-tab.module.css'
import { OutdatedNotice } from './outdated-notice.tsx'

const ReplaceDialog = lazy(() => import('./replace-dialog.tsx'))
const RevokeDialog = lazy(() => import('./revoke-dialog.tsx'))

type Props = {
  readonly clientId: string
  readonly licence: IssuedLicence
  readonly differences: readonly LicenceDifference[]
  readonly zone: string
}

/** A licence in hand: until when, whether it has arrived, and what can be done with it. */
export function HeldLicence(props: Props): ReactElement {
  const { clientId, licence, differences, zone } = props
  const [open, setOpen] = useState<'replace' | 'revoke'>()
  const may = useMay('licences:issue')
  const number = weekNumber(licence.week)
  const replace = (): void => {
    setOpen('replace')
  }
  const close = (): void => {
    setOpen(undefined)
  }
  return (
    <>
      <Facts licence={licence} zone={zone} />
      {may && differences.length > 0 && (
        <OutdatedNotice differences={differences} onReplace={replace} />
      )}
      <div className={classes.actions}>
        <Button
          component="a"
          href={licenceFilePath(clientId, licence.id)}
          download
          variant="default"
          leftSection={<IconDownload size="1.0625rem" />}
          aria-label={licencesTexts.download(number)}
        >
          {licencesTexts.downloadShort}
        </Button>
        {may && (
          <ActionMenu
            label={licencesTexts.more(number)}
            actions={[
              { label: replaceTexts.action, run: replace },
              {
                label: revokeTexts.action,
                run: () => {
                  setOpen('revoke')
                },
              },
            ]}
          />
        )}
      </div>
      <Suspense>
        {open === 'replace' && <ReplaceDialog {...props} onClose={close} />}
        {open === 'revoke' && <RevokeDialog {...props} onClose={close} />}
      </Suspense>
    </>
  )
}

type FactsProps = { readonly licence: IssuedLicence; readonly zone: string }

function Facts({ licence, zone }: FactsProps): ReactElement {
  const { fetchedAt, installedAt, issuedAt, issuedBy, cause } = licence
  const last = lastInstant(licence.expiresAt)
  return (
    <div className={classes.lines} aria-live="polite">
      <span className={classes.valid}>
        {licencesTexts.validUntil(weekdayAt(last, zone), dayAt(last, zone))}
      </span>
      <span>
        {fetchedAt === null ? (
          licencesTexts.notFetched
        ) : (
          <>
            {licencesTexts.fetchedBy(brand.agent)} <Moment at={fetchedAt} zone={zone} />
          </>
        )}
      </span>
      {(fetchedAt !== null || installedAt !== null) && (
        <span>
          {installedAt === null ? (
            licencesTexts.notInstalled
          ) : (
            <>
              {licencesTexts.installed} <Moment at={installedAt} zone={zone} />
            </>
          )}
        </span>
      )}
      <span className={classes.quiet}>
        {issuedBy === null
          ? licencesTexts.issuedAlone(causeTexts[cause].toLowerCase())
          : licencesTexts.issuedBy(issuedBy)}{' '}
        <Moment at={issuedAt} zone={zone} />
      </span>
    </div>
  )
}
