import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { SupervisionOverride } from '#contracts/supervision.ts'
import { overrideTexts } from '#sites/texts/client-supervision.ts'
import { api } from '#sites/portal/api.ts'
import { Moment } from '#sites/ui/moment.tsx'
import { sayDone } from '#sites/ui/notices.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { useMay } from '#sites/portal/session.ts'
import { OverrideDialog } from './override-dialog.tsx'
import classes from './supervision.module.css'
import { useRefreshSupervisions } from './supervisions-query.ts'

type Props = {
  readonly clientId: string
  readonly override: SupervisionOverride | null
  /** Whether there is a refused consent to go past. */
  readonly offers: boolean
  readonly zone: string
}

/** An emergency: two administrators of the publisher go past a refused consent, and everybody sees it. */
export function OverridePanel({ clientId, override, offers, zone }: Props): ReactElement | null {
  const may = useMay('supervision:override')
  const [asking, setAsking] = useState(false)
  if (override) return <Override clientId={clientId} override={override} zone={zone} />
  if (!may || !offers) return null
  return (
    <div>
      <Button
        size="xs"
        variant="default"
        aria-haspopup="dialog"
        onClick={() => {
          setAsking(true)
        }}
      >
        {overrideTexts.action}
      </Button>
      {asking && (
        <OverrideDialog
          clientId={clientId}
          onClose={() => {
            setAsking(false)
          }}
        />
      )}
    </div>
  )
}

type OverrideProps = Pick<Props, 'clientId' | 'zone'> & { readonly override: SupervisionOverride }

function Override({ clientId, override, zone }: OverrideProps): ReactElement {
  const { reason, askedBy, approvedBy, expiresAt } = override
  const waits = approvedBy === null
  return (
    <div className={classes.emergency}>
      <strong>{waits ? overrideTexts.waitingTitle : overrideTexts.activeTitle}</strong>
      <span>«&#8239;{reason}&#8239;»</span>
      <span>
        {overrideTexts.askedBy(askedBy)}
        {approvedBy !== null && `, ${overrideTexts.approvedBy(approvedBy)}`}
      </span>
      <span>
        {waits ? overrideTexts.toApproveUntil : overrideTexts.validUntil}{' '}
        <Moment at={expiresAt} zone={zone} />
      </span>
      {waits && <Approval clientId={clientId} override={override} />}
    </div>
  )
}

function Approval({ clientId, override }: Omit<OverrideProps, 'zone'>): ReactElement {
  const refresh = useRefreshSupervisions(clientId)
  const approving = useMutation({
    mutationFn: () =>
      api('POST /api/clients/:clientId/supervision-overrides/:overrideId/approval', {
        params: { clientId, overrideId: override.id },
      }),
    onSuccess: () => {
      sayDone(overrideTexts.approved)
    },
    onSettled: refresh,
  })
  const may = useMay('supervision:override')
  if (override.own) return <span>{overrideTexts.ownWaits}</span>
  if (!may) return <span>{overrideTexts.technicianWaits}</span>
  return (
    <>
      <RefusalPanel error={approving.error} />
      <div>
        <Button
          size="xs"
          color="red"
          loading={approving.isPending}
          onClick={() => {
            approving.mutate()
          }}
        >
          {overrideTexts.approve}
        </Button>
      </div>
    </>
  )
}
