import { Button, Radio } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { Consent, ConsentMode, Grant, Supervision } from '#contracts/supervision.ts'
import { adminTexts } from '#sites/texts/admin.ts'
import { grantTexts, supportAccessTexts } from '#sites/texts/support-access.ts'
import { consentTexts } from '#sites/texts/supervision.ts'
import formClasses from '#sites/ui/form.module.css'
import { LeaveGuard } from '#sites/ui/leave-guard.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { sayDone } from '#sites/ui/notices.ts'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { useNow } from '#sites/ui/use-now.ts'
import { api } from '../../api.ts'
import { useZone } from '../../session.ts'
import { whoOf } from './supervision-facts.tsx'
import classes from './support-access.module.css'
import { supportAccessQuery } from './support-access-query.ts'

type Props = { readonly consent: Consent; readonly running: readonly Supervision[] }
type Chosen = { readonly mode: ConsentMode; readonly grant: Grant | null }

/** When the support may enter. Also while the service is closed: saying no must never wait. */
export function ConsentCard({ consent, running }: Props): ReactElement {
  const [mode, setMode] = useState(consent.mode)
  const [grant, setGrant] = useState<Grant | null>(null)
  const saving = useSaveConsent()
  const changed = mode !== consent.mode || grant !== null
  const ends = mode === 'always' || grant !== null || !changed ? [] : running
  return (
    <Section title={supportAccessTexts.consent}>
      <form
        className={formClasses.form}
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate({ mode, grant })
        }}
      >
        <LeaveGuard when={changed && !saving.isSuccess} />
        <RefusalPanel error={saving.error} />
        <Radio.Group
          value={mode}
          aria-label={supportAccessTexts.consent}
          onChange={(value) => {
            setMode(consentModes.find((known) => known === value) ?? mode)
            setGrant(null)
          }}
        >
          <div className={classes.modes}>
            {consentModes.map((known) => (
              <Radio
                key={known}
                value={known}
                label={consentTexts[known]}
                description={descriptions[known]}
              />
            ))}
          </div>
        </Radio.Group>
        {mode === 'on-request' && (
          <Grants
            consent={consent}
            grant={grant}
            onGrant={setGrant}
            onWithdraw={() => {
              saving.mutate({ mode: 'on-request', grant: null })
            }}
          />
        )}
        {ends.map((supervision) => (
          <p key={supervision.id} className={classes.warning}>
            {supportAccessTexts.endsNow(whoOf(supervision))}
          </p>
        ))}
        <Changed consent={consent} />
        <div>
          <Button type="submit" disabled={!changed} loading={saving.isPending}>
            {supportAccessTexts.save}
          </Button>
        </div>
      </form>
    </Section>
  )
}

type GrantsProps = {
  readonly consent: Consent
  readonly grant: Grant | null
  readonly onGrant: (grant: Grant | null) => void
  readonly onWithdraw: () => void
}

function Grants({ consent, grant, onGrant, onWithdraw }: GrantsProps): ReactElement {
  const zone = useZone()
  const now = useNow()
  const { mode, grantedUntil } = consent
  const granted = mode === 'on-request' && grantedUntil !== null && Date.parse(grantedUntil) > now
  return (
    <div className={classes.grants}>
      {granted ? (
        <div>
          {supportAccessTexts.granted} <Moment at={grantedUntil} zone={zone} />{' '}
          <Button size="compact-sm" variant="default" onClick={onWithdraw}>
            {supportAccessTexts.withdraw}
          </Button>
        </div>
      ) : (
        <p className={page.quiet}>{supportAccessTexts.noGrant}</p>
      )}
      <Radio.Group
        label={supportAccessTexts.grant}
        value={grant ?? ''}
        onChange={(value) => {
          onGrant(grants.find((known) => known === value) ?? null)
        }}
      >
        <div className={classes.modes}>
          <Radio value="" label={supportAccessTexts.grantNone} />
          {grants.map((known) => (
            <Radio key={known} value={known} label={grantTexts[known]} />
          ))}
        </div>
      </Radio.Group>
    </div>
  )
}

function Changed({ consent }: { readonly consent: Consent }): ReactElement {
  const zone = useZone()
  const { changedAt, changedBy } = consent
  if (changedAt === null) return <p className={page.quiet}>{supportAccessTexts.byDefault}</p>
  return (
    <p className={page.quiet}>
      {supportAccessTexts.changed} <Moment at={changedAt} zone={zone} />
      {changedBy !== null && ` ${adminTexts.changedBy(changedBy)}`}
    </p>
  )
}

function useSaveConsent() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: Chosen) => api('PUT /api/support-access/consent', { body }),
    onSuccess: (access) => {
      queryClient.setQueryData(supportAccessQuery.queryKey, access)
      sayDone(supportAccessTexts.saved)
    },
  })
}

// By their texts: the contract itself would bring its validator along.
const consentModes = Object.keys(consentTexts) as ConsentMode[]
const grants = Object.keys(grantTexts) as Grant[]

const descriptions: Readonly<Record<ConsentMode, string>> = {
  always: supportAccessTexts.always,
  'on-request': supportAccessTexts.onRequest,
  never: supportAccessTexts.never,
}
