import { Checkbox } from '@mantine/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { frenchDelay } from '#base/french-delay.ts'
import type { AlertRecipient, SchoolAlerts, TransferAlert } from '#contracts/school.ts'
import { adminTexts, alertsTexts } from '#sites/texts/admin.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { EmptyState } from '#sites/ui/empty-state.tsx'
import { Loading } from '#sites/ui/loading.tsx'
import { sayDone, sayRefused } from '#sites/ui/notices.ts'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { api } from '../../api.ts'
import { EditHint } from '../../frame/edit-hint.tsx'
import { useEditing } from '../../session.ts'
import classes from './alerts-page.module.css'

const transferAlerts = ['failed', 'late', 'held'] as const satisfies readonly TransferAlert[]

const alertsQuery = queryOptions({
  queryKey: ['alerts'],
  queryFn: () => api('GET /api/school/alerts'),
})

/** Alertes transferts: who is mailed when a transfer fails, is late or waits. */
export function AlertsPage(): ReactElement {
  const { data, error, refetch } = useQuery(alertsQuery)
  const editing = useEditing('school:alerts')
  return (
    <div className={page.page}>
      <PageTitle title={adminTexts.alerts} />
      <p className={page.quiet}>{alertsTexts.intro}</p>
      <EditHint editing={editing} />
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={5} />}
      {data?.recipients.length === 0 && (
        <EmptyState title={alertsTexts.nobody} text={alertsTexts.nobodySaid} />
      )}
      {data !== undefined && data.recipients.length > 0 && (
        <>
          <AlertsTable {...data} disabled={!editing.allowed} />
          <Unheard recipients={data.recipients} />
        </>
      )}
    </div>
  )
}

type TableProps = SchoolAlerts & { readonly disabled: boolean }

function AlertsTable({ lateAfterHours, recipients, disabled }: TableProps): ReactElement {
  const choose = useChoose()
  const columns = [
    {
      key: 'who',
      label: alertsTexts.who,
      render: ({ name }: AlertRecipient) => <strong>{name}</strong>,
    },
    ...transferAlerts.map((alert) => ({
      key: alert,
      label: alertsTexts[alert],
      render: (recipient: AlertRecipient) => (
        <Checkbox
          aria-label={alertsTexts.one(alertsTexts[alert], recipient.name)}
          checked={recipient.alerts.includes(alert)}
          disabled={disabled}
          onChange={({ currentTarget: { checked } }) => {
            choose(recipient, alert, checked)
          }}
        />
      ),
    })),
  ]
  return (
    <Section>
      <dl className={classes.meanings}>
        {transferAlerts.map((alert) => (
          <div key={alert}>
            <dt>{alertsTexts[alert]}</dt>
            <dd>
              {alert === 'late'
                ? alertsTexts.lateSaid(frenchDelay(lateAfterHours))
                : alertsTexts[`${alert}Said`]}
            </dd>
          </div>
        ))}
      </dl>
      <DataTable
        label={adminTexts.alerts}
        rows={recipients}
        columns={columns}
        rowKey={({ accountId }) => accountId}
      />
    </Section>
  )
}

/** An alert that reaches nobody is worth a word. */
function Unheard({ recipients }: Pick<TableProps, 'recipients'>): ReactElement | null {
  const unheard = transferAlerts.filter(
    (alert) => !recipients.some(({ alerts }) => alerts.includes(alert)),
  )
  if (unheard.length === 0) return null
  return (
    <p role="status" className={page.quiet}>
      {alertsTexts.none} {unheard.map((alert) => alertsTexts[alert].toLowerCase()).join(', ')}.
    </p>
  )
}

/** Ticked at once and saved behind; what the server refuses comes back as it was. */
function useChoose() {
  const queryClient = useQueryClient()
  const show = (accountId: string, alerts: AlertRecipient['alerts']): void => {
    queryClient.setQueryData(
      alertsQuery.queryKey,
      (all) =>
        all && {
          ...all,
          recipients: all.recipients.map((row) =>
            row.accountId === accountId ? { ...row, alerts } : row,
          ),
        },
    )
  }
  const saving = useMutation({
    // One after the other: the last tick is the one that stays.
    scope: { id: 'alerts' },
    mutationFn: ({ accountId, alerts }: AlertRecipient) =>
      api('PUT /api/school/alerts/:accountId', { params: { accountId }, body: { alerts } }),
    onSuccess: ({ name }) => {
      sayDone(alertsTexts.saved(name))
    },
    onError: (error) => {
      sayRefused(error)
      void queryClient.invalidateQueries({ queryKey: alertsQuery.queryKey })
    },
  })
  return (recipient: AlertRecipient, alert: TransferAlert, on: boolean): void => {
    const others = recipient.alerts.filter((other) => other !== alert)
    const alerts = on ? [...others, alert] : others
    show(recipient.accountId, alerts)
    saving.mutate({ ...recipient, alerts })
  }
}
