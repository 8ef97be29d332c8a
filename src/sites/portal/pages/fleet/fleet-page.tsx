import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { LicenceState } from '#contracts/clients.ts'
import { frenchDelay } from '#base/french-delay.ts'
import type { Fleet } from '#contracts/fleet.ts'
import type { TransferState } from '#contracts/transfers.ts'
import { fleetTexts } from '#sites/texts/fleet.ts'
import { stateTexts } from '#sites/texts/states.ts'
import { shortTransferStateTexts } from '#sites/texts/transfer-states.ts'
import { useMay } from '#sites/portal/session.ts'
import { EmptyState } from '#sites/ui/empty-state.tsx'
import { LinkButton } from '#sites/ui/link-button.tsx'
import { Loading } from '#sites/ui/loading.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { CausesTable } from './causes-table.tsx'
import { CrossTable } from './cross-table.tsx'
import { fleetQuery } from './fleet-query.ts'
import classes from './fleet.module.css'
import { transferName, transferTones } from './links.ts'
import { StateTiles } from './state-tiles.tsx'
import { YearCard } from './year-card.tsx'

/** Parc: how all the clients one may see are doing; each number leads to the list of those it counts. */
export function FleetPage(): ReactElement {
  const { data, error, refetch } = useQuery(fleetQuery)
  return (
    <div className={`${page.page} ${classes.page}`}>
      <div className={page.head}>
        <PageTitle title={fleetTexts.title} />
        <span className={page.quiet}>{data && fleetTexts.total(data.total)}</span>
      </div>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={12} />}
      {data?.total === 0 && (
        <EmptyState title={fleetTexts.emptyTitle} text={fleetTexts.empty}>
          <LinkButton to="/clients/nouveau">{fleetTexts.newClient}</LinkButton>
        </EmptyState>
      )}
      {data !== undefined && data.total > 0 && <Counts fleet={data} />}
    </div>
  )
}

function Counts({ fleet }: { readonly fleet: Fleet }): ReactElement {
  const seesDistributors = useMay('clients:assign')
  const { versionsTotal, versions, distributorsTotal, distributors } = fleet
  return (
    <>
      <p className={page.quiet}>{fleetTexts.intro}</p>
      <Section title={fleetTexts.transfers}>
        <StateTiles tiles={transferTiles(fleet)} />
      </Section>
      <Section title={fleetTexts.licences}>
        <StateTiles tiles={licenceTiles(fleet)} />
      </Section>
      <Section title={fleetTexts.causes}>
        {fleet.causes.length === 0 ? (
          <EmptyState title={fleetTexts.noCauseTitle} text={fleetTexts.noCause} />
        ) : (
          <>
            <CausesTable causes={fleet.causes} />
            <p className={page.note}>{fleetTexts.lateAfter(frenchDelay(fleet.lateAfterHours))}</p>
          </>
        )}
      </Section>
      <Section title={fleetTexts.versions}>
        <CrossTable
          label={fleetTexts.versions}
          columnName={fleetTexts.columnVersion}
          rows={versions.map(({ version, ...row }) => ({
            ...row,
            key: version,
            name: version === 'none' ? fleetTexts.noAgent : version,
            search: { outils: version },
          }))}
        />
        {versions.length < versionsTotal && (
          <p className={page.note}>{fleetTexts.firstOnly(versions.length, versionsTotal)}</p>
        )}
      </Section>
      {seesDistributors && (
        <Section title={fleetTexts.distributors}>
          <CrossTable
            label={fleetTexts.distributors}
            columnName={fleetTexts.columnDistributor}
            rows={distributors.map(({ id, name, ...row }) => ({
              ...row,
              key: id ?? 'none',
              name: name ?? fleetTexts.noDistributor,
              search: { distributeur: id ?? 'none' },
            }))}
          />
          {distributors.length < distributorsTotal && (
            <p className={page.note}>
              {fleetTexts.firstDistributors(distributors.length, distributorsTotal)}
            </p>
          )}
        </Section>
      )}
      <YearCard />
    </>
  )
}

/** Those that need somebody first. */
const transferOrder: readonly TransferState[] = [
  'late',
  'failed',
  'interrupted',
  'held',
  'running',
  'up-to-date',
  'never',
  'suspended',
]

function transferTiles({ transfers }: Fleet) {
  return transferOrder.map((state) => ({
    key: state,
    label: shortTransferStateTexts[state],
    count: transfers[state],
    tone: transferTones[state],
    search: { transferts: transferName(state) },
  }))
}

const licenceTones = {
  'to-issue': 'bad',
  'contract-ended': 'bad',
  'no-contract': 'quiet',
  'contract-to-come': 'quiet',
  issued: 'coming',
  fetched: 'good',
} as const satisfies Record<LicenceState, string>

function licenceTiles({ states }: Fleet) {
  return (Object.keys(licenceTones) as LicenceState[]).map((state) => ({
    key: state,
    label: stateTexts[state],
    count: states[state],
    tone: licenceTones[state],
    search: { etat: state },
  }))
}
