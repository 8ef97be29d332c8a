import { Button } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { lazy, Suspense, useState, type ReactElement } from 'react'
import type { BulkAct } from '#contracts/bulk-orders.ts'
import { clientsTexts } from '#sites/texts/clients.ts'
import { useMay } from '#sites/portal/session.ts'
import { useWish } from '#sites/portal/wishes.ts'
import type { ClientFilter } from '../clients/list-search.ts'
import { forgetBulkOrder, rememberBulkOrder, useBulkOrderUnderWay } from './last-bulk-order.ts'

const IssueDialog = lazy(() => import('./issue-dialog.tsx'))
const ChangeDialog = lazy(() => import('./change-dialog.tsx'))
const MoreActions = lazy(() => import('./more-actions.tsx'))
const ProgressDialog = lazy(() => import('./progress-dialog.tsx'))
const BulkOrderNotice = lazy(() => import('./bulk-order-notice.tsx'))

type Props = {
  readonly filter: ClientFilter
  readonly total: number
  /** The order that the address shows. */
  readonly lot: string | undefined
  readonly onLot: (lot: string | undefined) => void
}

/** « Délivrer la licence… » and the like for all that the list selects, and where the last such order stands. */
export function BulkOrders({ filter, total, lot, onLot }: Props): ReactElement | null {
  const [ordering, setOrdering] = useState<BulkAct['kind']>()
  const underWay = useBulkOrderUnderWay()
  useWish('bulk-issue', () => {
    setOrdering('issue')
  })
  if (!useMay('licences:issue')) return null
  const close = (): void => {
    setOrdering(undefined)
  }
  const follow = (id: string): void => {
    rememberBulkOrder(id)
    close()
    onLot(id)
  }
  return (
    <>
      <Button
        size="sm"
        variant="default"
        disabled={total === 0}
        onClick={() => {
          setOrdering('issue')
        }}
      >
        {clientsTexts.issueToAll}
      </Button>
      <Suspense fallback={<Coming />}>
        <MoreActions filter={filter} total={total} onChoose={setOrdering} />
      </Suspense>
      <Suspense>
        {underWay !== undefined && lot === undefined && ordering === undefined && (
          <BulkOrderNotice
            id={underWay}
            onSee={() => {
              onLot(underWay)
            }}
          />
        )}
        {ordering === 'issue' && <IssueDialog filter={filter} onClose={close} onOrdered={follow} />}
        {ordering !== undefined && ordering !== 'issue' && (
          <ChangeDialog kind={ordering} filter={filter} onClose={close} onOrdered={follow} />
        )}
        {lot !== undefined && (
          <ProgressDialog
            key={lot}
            id={lot}
            onFollow={follow}
            onClose={(over) => {
              if (over) forgetBulkOrder()
              onLot(undefined)
            }}
          />
        )}
      </Suspense>
    </>
  )
}

/** In the place of the menu while it loads, so that nothing moves when it comes. */
function Coming(): ReactElement {
  return (
    <Button
      size="sm"
      variant="default"
      disabled
      rightSection={<IconChevronDown size="0.875rem" aria-hidden="true" />}
    >
      {clientsTexts.moreActions}
    </Button>
  )
}
