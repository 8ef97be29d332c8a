import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, type ReactElement } from 'react'
import type { AdministratorRequest, SchoolAdministrators } from '#contracts/school-accounts.ts'
import { administratorsTexts } from '#sites/texts/online-service.ts'
import { api } from '#sites/portal/api.ts'
import { CopyButton } from '#sites/ui/copy-button.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { sayDone, sayRefused } from '#sites/ui/notices.ts'
import { useMay } from '#sites/portal/session.ts'
import { useKeptFocus } from '#sites/ui/use-kept-focus.ts'
import { useKeepAdministrators } from './administrators-query.ts'
import classes from './administrators.module.css'

type Props = {
  readonly clientId: string
  readonly requests: readonly AdministratorRequest[]
  readonly zone: string
}

/** Further administrators that wait for the school, or for two of the publisher. */
export function RequestsList({ clientId, requests, zone }: Props): ReactElement {
  const place = useRef<HTMLDivElement>(null)
  useKeptFocus(place, requests.length)
  return (
    <div ref={place} tabIndex={-1} className={classes.requests}>
      <h3>{administratorsTexts.requests}</h3>
      <ul>
        {requests.map((request) => (
          <li key={request.id}>
            <Request clientId={clientId} request={request} zone={zone} />
          </li>
        ))}
      </ul>
    </div>
  )
}

type RequestProps = Pick<Props, 'clientId' | 'zone'> & { readonly request: AdministratorRequest }

function Request({ clientId, request, zone }: RequestProps): ReactElement {
  const { name, mail, askedBy, askedAt, expiresAt, approvedBy } = request
  return (
    <div className={classes.request}>
      <div className={classes.stacked}>
        <strong>{name}</strong>
        <span className={classes.mail}>
          {mail}
          <CopyButton text={mail} what={administratorsTexts.mailOf(name)} />
        </span>
        <span className={classes.small}>
          {administratorsTexts.askedBy(askedBy)} · <Moment at={askedAt} zone={zone} />
        </span>
        <span className={classes.small}>
          {administratorsTexts.waitsUntil} <Moment at={expiresAt} zone={zone} />
        </span>
        <span>
          {approvedBy.length === 0
            ? administratorsTexts.approvedByNone
            : administratorsTexts.approvedBy(approvedBy.join(', '))}
        </span>
      </div>
      <RequestActions clientId={clientId} request={request} />
    </div>
  )
}

function RequestActions({ clientId, request }: Omit<RequestProps, 'zone'>): ReactElement {
  const { id, name, ownApproval } = request
  const may = useMay('school-administrators:approve')
  const keep = useKeepAdministrators(clientId)
  const params = { clientId, requestId: id }
  const done = (now: SchoolAdministrators, message: string): void => {
    keep(now)
    sayDone(message)
  }
  const approving = useMutation({
    mutationFn: () =>
      api('POST /api/clients/:clientId/administrator-requests/:requestId/approval', { params }),
    onSuccess: (now) => {
      const waits = now.requests.some((request) => request.id === id)
      done(now, waits ? administratorsTexts.approved(name) : administratorsTexts.accepted(name))
    },
    onError: sayRefused,
  })
  const withdrawing = useMutation({
    mutationFn: () =>
      api('DELETE /api/clients/:clientId/administrator-requests/:requestId', { params }),
    onSuccess: (now) => {
      done(now, administratorsTexts.withdrawn(name))
    },
    onError: sayRefused,
  })
  return (
    <div className={classes.actions}>
      {may && ownApproval && (
        <span className={classes.small}>{administratorsTexts.approvedAlready}</span>
      )}
      {may && !ownApproval && (
        <Button
          size="compact-sm"
          loading={approving.isPending}
          aria-label={administratorsTexts.approveOne(name)}
          onClick={() => {
            approving.mutate()
          }}
        >
          {administratorsTexts.approve}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        loading={withdrawing.isPending}
        aria-label={administratorsTexts.withdrawOne(name)}
        onClick={() => {
          withdrawing.mutate()
        }}
      >
        {administratorsTexts.withdraw}
      </Button>
    </div>
  )
}
