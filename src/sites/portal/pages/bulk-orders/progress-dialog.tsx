import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { BulkOrder } from '#contracts/bulk-orders.ts'
import { bulkOrderTexts } from '#sites/texts/bulk-orders.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { api } from '#sites/portal/api.ts'
import { Dialog } from '#sites/ui/dialog.tsx'
import form from '#sites/ui/form.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import classes from './bulk-orders.module.css'
import { useBulkOrder } from './bulk-order-query.ts'
import { fulfilledOf, saidOf } from './order-said.ts'
import { OutcomeLines } from './outcome-lines.tsx'

type Props = {
  readonly id: string
  /** Another order comes in its place: the one that undoes it. */
  readonly onFollow: (id: string) => void
  readonly onClose: (over: boolean) => void
}

// The default export is what `lazy` takes. Where an order stands; closing it stops nothing.
export default function ProgressDialog({ id, onFollow, onClose }: Props): ReactElement {
  const { data, error, isOver, refetch } = useBulkOrder(id)
  const undoing = useMutation({
    mutationFn: () =>
      api('POST /api/bulk-orders/:bulkOrderId/undo', { params: { bulkOrderId: id } }),
    onSuccess: (order) => {
      onFollow(order.id)
    },
    onError: () => refetch(),
  })
  const close = (): void => {
    onClose(isOver || error !== null)
  }
  return (
    <Dialog title={data ? saidOf(data).title : commonTexts.loading} onClose={close}>
      <RefusalPanel error={error ?? undoing.error} onRetry={() => void refetch()} />
      {/* Heard at the start and at the end, not at each step between. */}
      <strong role="status">{data && headline(data)}</strong>
      {data && (
        <>
          <div className={classes.progress}>
            <progress
              className={classes.bar}
              max={data.total}
              value={data.done}
              aria-label={bulkOrderTexts.progress}
            />
            <span>{bulkOrderTexts.underWay(data.done, data.total)}</span>
          </div>
          {/* When all went well, the sentence above has said it. */}
          {(!isOver || fulfilledOf(data) !== data.total) && (
            <OutcomeLines outcomes={data.outcomes} />
          )}
          <Odd order={data} outcome="failed" title={bulkOrderTexts.failed} />
          <Odd order={data} outcome="changed-since" title={bulkOrderTexts.since} />
        </>
      )}
      {data && !isOver && <p className={classes.quiet}>{bulkOrderTexts.goesOn}</p>}
      {data?.canUndo === true && <p className={classes.quiet}>{bulkOrderTexts.undoHint}</p>}
      {data && <Undone order={data} onFollow={onFollow} />}
      <div className={form.actions}>
        {data?.canUndo === true && (
          <Button
            variant="default"
            loading={undoing.isPending}
            onClick={() => {
              undoing.mutate()
            }}
          >
            {bulkOrderTexts.undo}
          </Button>
        )}
        <Button variant={isOver ? 'filled' : 'default'} onClick={close}>
          {commonTexts.close}
        </Button>
      </div>
    </Dialog>
  )
}

function headline(order: BulkOrder): string {
  const said = saidOf(order)
  return order.finishedAt === null ? said.started(order.total) : said.ended(fulfilledOf(order))
}

type UndoneProps = { readonly order: BulkOrder; readonly onFollow: (id: string) => void }

function Undone({ order: { undoneBy }, onFollow }: UndoneProps): ReactElement | null {
  if (undoneBy === null) return null
  return (
    <p>
      {bulkOrderTexts.undone}{' '}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          onFollow(undoneBy)
        }}
      >
        {bulkOrderTexts.seeUndone}
      </Button>
    </p>
  )
}

type OddProps = {
  readonly order: BulkOrder
  readonly outcome: BulkOrder['odd'][number]['outcome']
  readonly title: string
}

function Odd({ order, outcome, title }: OddProps): ReactElement | null {
  const named = order.odd.filter((client) => client.outcome === outcome)
  if (named.length === 0) return null
  const others = (order.outcomes[outcome] ?? 0) - named.length
  return (
    <div>
      <strong>{title}</strong>
      <ul className={classes.failures}>
        {named.map(({ id, name }) => (
          <li key={id}>
            <Link
              to={
                order.act.kind === 'distributor'
                  ? '/clients/$clientId'
                  : '/clients/$clientId/licences'
              }
              params={{ clientId: id }}
            >
              {name}
            </Link>
          </li>
        ))}
        {others > 0 && <li>{bulkOrderTexts.moreClients(others)}</li>}
      </ul>
    </div>
  )
}
