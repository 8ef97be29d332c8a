import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { ClientSupervisions } from '#contracts/supervision.ts'
import { askConsentTexts, notNowTexts } from '#sites/texts/client-supervision.ts'
import { api } from '#sites/portal/api.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import classes from './supervision.module.css'
import { useRefreshSupervisions } from './supervisions-query.ts'

type Props = {
  readonly clientId: string
  readonly why: NonNullable<ClientSupervisions['refusedBy']>
}

/** In place of the button: why it is not there, and what brings it back. */
export function NotNow({ clientId, why }: Props): ReactElement {
  return (
    <div className={classes.notNow}>
      <strong>{notNowTexts[why].title}</strong>
      <span>{notNowTexts[why].text}</span>
      {why === 'consent-missing' && <AskConsent clientId={clientId} />}
    </div>
  )
}

function AskConsent({ clientId }: { readonly clientId: string }): ReactElement {
  const refresh = useRefreshSupervisions(clientId)
  const asking = useMutation({
    mutationFn: () => api('POST /api/clients/:clientId/consent-requests', { params: { clientId } }),
    onSettled: refresh,
  })
  return (
    <div className={classes.stack}>
      <RefusalPanel error={asking.error} />
      <div role="status">
        {asking.isSuccess && (
          <span>
            {askConsentTexts.done} {askConsentTexts.waiting}
          </span>
        )}
      </div>
      <div>
        <Button
          size="xs"
          variant={asking.isSuccess ? 'default' : 'filled'}
          loading={asking.isPending}
          onClick={() => {
            asking.mutate()
          }}
        >
          {asking.isSuccess ? askConsentTexts.again : askConsentTexts.action}
        </Button>
      </div>
    </div>
  )
}
