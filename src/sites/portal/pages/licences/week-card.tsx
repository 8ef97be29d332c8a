import { Button } from '@mantine/core'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, type ReactElement } from 'react'
import type { ClientLicences, IssuedLicence } from '#contracts/licences.ts'
import { dateTexts } from '#sites/texts/dates.ts'
import { licencesTexts } from '#sites/texts/licences.ts'
import { api, licenceFilePath } from '#sites/ui/api.ts'
import { brand } from '#sites/ui/brand.ts'
import { day, dayAt, lastInstant, weekdayAt, weekNumber } from '#sites/ui/dates.ts'
import { Moment } from '#sites/ui/moment.tsx'
import { sayDone } from '#sites/ui/notices.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { StateBadge } from '#sites/ui/state-badge.tsx'
import classes from './licences-tab.module.css'
import { licencesQuery } from './licences-query.ts'
import { stateOf } from './state-of.ts'

type Props = { readonly clientId: string; readonly licences: ClientLicences }

/** The licence of the current week: to issue, or until when it is valid and whether it has arrived. */
export function WeekCard({ clientId, licences }: Props): ReactElement {
  const { week, current, timeZone } = licences
  const from = dayAt(week.startsAt, timeZone)
  const to = dayAt(lastInstant(week.endsAt), timeZone)
  return (
    <Section title={licencesTexts.thisWeek} actions={<StateBadge state={stateOf(licences)} />}>
      <div className={classes.week}>
        <p className={classes.number}>
          {dateTexts.week(weekNumber(week.week))} · {dateTexts.weekRange(from, to)}
        </p>
        {current ? (
          <CurrentLicence clientId={clientId} licence={current} zone={timeZone} />
        ) : (
          <IssueLicence clientId={clientId} licences={licences} />
        )}
      </div>
    </Section>
  )
}

type CurrentProps = {
  readonly clientId: string
  readonly licence: IssuedLicence
  readonly zone: string
}

function CurrentLicence({ clientId, licence, zone }: CurrentProps): ReactElement {
  const last = lastInstant(licence.expiresAt)
  return (
    <>
      <div className={classes.lines} aria-live="polite">
        <span className={classes.valid}>
          {licencesTexts.validUntil(weekdayAt(last, zone), dayAt(last, zone))}
        </span>
        <span>
          {licence.fetchedAt === null ? (
            licencesTexts.notFetched
          ) : (
            <>
              {licencesTexts.fetchedBy(brand.agent)} <Moment at={licence.fetchedAt} zone={zone} />
            </>
          )}
        </span>
        <span className={classes.quiet}>
          {licencesTexts.issuedBy(licence.issuedBy)} <Moment at={licence.issuedAt} zone={zone} />
        </span>
      </div>
      <div>
        <Button
          component="a"
          href={licenceFilePath(clientId, licence.id)}
          download
          variant="default"
          leftSection={<IconDownload size="1.0625rem" />}
          aria-label={licencesTexts.download(weekNumber(licence.week))}
        >
          {licencesTexts.downloadShort}
        </Button>
      </div>
    </>
  )
}

function IssueLicence({ clientId, licences }: Props): ReactElement {
  const queryClient = useQueryClient()
  const reason = useId()
  const { contract, week } = licences
  const issuing = useMutation({
    mutationFn: () => api('POST /api/clients/:clientId/licences', { params: { clientId } }),
    onSuccess: (licence) => {
      sayDone(licencesTexts.issued(weekNumber(licence.week)))
      void queryClient.invalidateQueries({ queryKey: ['clients'] })
    },
    onSettled: () => queryClient.invalidateQueries(licencesQuery(clientId)),
  })
  const why = contract
    ? licencesTexts.notCovered(day(contract.startsOn), day(contract.endsOn))
    : licencesTexts.needsContract
  return (
    <>
      <p id={reason} className={classes.lines}>
        {week.covered ? licencesTexts.toIssue : why}
      </p>
      <RefusalPanel error={issuing.error} />
      <div>
        <Button
          leftSection={<IconPlus size="1.0625rem" />}
          title={licencesTexts.addHint}
          aria-describedby={reason}
          disabled={!week.covered}
          loading={issuing.isPending}
          onClick={() => {
            issuing.mutate()
          }}
        >
          {licencesTexts.add}
        </Button>
      </div>
    </>
  )
}
