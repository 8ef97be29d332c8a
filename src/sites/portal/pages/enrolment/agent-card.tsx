import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { ClientLicences } from '#contracts/licences.ts'
import { agentTexts } from '#sites/texts/licences.ts'
import { api } from '#sites/portal/api.ts'
import { brand } from '#sites/ui/brand.ts'
import { Moment } from '#sites/ui/moment.tsx'
import { ProductStateBadge } from '#sites/ui/product-state-badge.tsx'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import classes from '../licences/licences-tab.module.css'
import { licencesQuery } from '../licences/licences-query.ts'
import { DetachButton } from './detach-button.tsx'
import { EnrolmentCode } from './enrolment-code.tsx'

type Props = { readonly clientId: string; readonly licences: ClientLicences }

/** The machine of the school that fetches the licence by itself. */
export function AgentCard({ clientId, licences }: Props): ReactElement {
  const queryClient = useQueryClient()
  const { agent, agentVersionState: state, timeZone } = licences
  const attaching = useMutation({
    mutationFn: () => api('POST /api/clients/:clientId/enrolment-codes', { params: { clientId } }),
    onSuccess: () => queryClient.invalidateQueries(licencesQuery(clientId)),
  })
  return (
    <Section
      title={brand.agent}
      actions={agent && <DetachButton clientId={clientId} agent={agent} />}
    >
      <div className={classes.week}>
        {agent ? (
          <dl className={classes.facts}>
            <div>
              <dt>{agentTexts.machine}</dt>
              <dd>
                {agent.machine} · {agentTexts.version.toLowerCase()} {agent.version}{' '}
                {state !== null && state !== 'current' && (
                  <ProductStateBadge state={state} said={agentTexts.toUpdate[state]} />
                )}
              </dd>
            </div>
            <div>
              <dt>{agentTexts.lastSeen}</dt>
              <dd>
                <Moment at={agent.lastSeenAt} zone={timeZone} />
              </dd>
            </div>
            <div>
              <dt>{agentTexts.enrolled}</dt>
              <dd>
                <Moment at={agent.enrolledAt} zone={timeZone} />
              </dd>
            </div>
          </dl>
        ) : (
          <p className={classes.quiet}>{agentTexts.none(brand.agent)}</p>
        )}
        <RefusalPanel error={attaching.error} />
        {attaching.data ? (
          <EnrolmentCode {...attaching.data} zone={timeZone} />
        ) : (
          <div>
            <Button
              size={agent ? 'xs' : 'sm'}
              variant={agent ? 'default' : 'filled'}
              loading={attaching.isPending}
              onClick={() => {
                attaching.mutate()
              }}
            >
              {agent ? agentTexts.attachAnother : agentTexts.attach}
            </Button>
          </div>
        )}
      </div>
    </Section>
  )
}
