import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import type { AdministratorRequest } from '#contracts/school-accounts.ts'
import { schoolAccountTexts } from '#sites/texts/school-accounts.ts'
import { dateTime } from '#sites/ui/dates.ts'
import { Moment } from '#sites/ui/moment.tsx'
import { sayDone } from '#sites/ui/notices.ts'
import page from '#sites/ui/page.module.css'
import { Section } from '#sites/ui/section.tsx'
import { api } from '../../api.ts'
import { useZone } from '../../session.ts'
import classes from './accounts.module.css'
import { useAccountsChange } from './accounts-query.ts'

type Props = {
  readonly requests: readonly AdministratorRequest[]
  /** Accepting waits while the service is closed; refusing never does. */
  readonly disabled: boolean
}

/** The administrators that the support proposes, for one of the school to decide. */
export function RequestsCard({ requests, disabled }: Props): ReactElement | null {
  if (requests.length === 0) return null
  return (
    <Section title={schoolAccountTexts.requests}>
      <p className={page.text}>{schoolAccountTexts.requestsIntro}</p>
      <ul className={classes.requests}>
        {requests.map((request) => (
          <Request key={request.id} request={request} disabled={disabled} />
        ))}
      </ul>
    </Section>
  )
}

type RequestProps = { readonly request: AdministratorRequest; readonly disabled: boolean }

function Request({ request, disabled }: RequestProps): ReactElement {
  const zone = useZone()
  const { name, mail, askedBy, askedAt, expiresAt, approvedBy } = request
  const params = { requestId: request.id }
  const accept = useAccountsChange(
    () => api('POST /api/school/administrator-requests/:requestId/approval', { params }),
    () => {
      sayDone(schoolAccountTexts.accepted(name, mail))
    },
  )
  const refuse = useAccountsChange(
    () => api('POST /api/school/administrator-requests/:requestId/refusal', { params }),
    () => {
      sayDone(schoolAccountTexts.refused(name))
    },
  )
  return (
    <li className={classes.request}>
      <span className={classes.stacked}>
        <span>
          <strong>{name}</strong> · {mail}
        </span>
        <span>
          {schoolAccountTexts.askedBy(askedBy)}, <Moment at={askedAt} zone={zone} /> ;{' '}
          {schoolAccountTexts.until} {dateTime(expiresAt, zone)}.{' '}
          {approvedBy.length > 0 && schoolAccountTexts.approvedBy(approvedBy.join(', '))}
        </span>
      </span>
      <span className={classes.actions}>
        <Button
          size="xs"
          disabled={disabled}
          aria-label={schoolAccountTexts.acceptOne(name)}
          onClick={accept}
        >
          {schoolAccountTexts.accept}
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-label={schoolAccountTexts.refuseOne(name)}
          onClick={refuse}
        >
          {schoolAccountTexts.refuse}
        </Button>
      </span>
    </li>
  )
}
