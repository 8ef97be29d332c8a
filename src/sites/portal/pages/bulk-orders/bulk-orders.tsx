import { Button } from '@mantine/core'
import { lazy, Suspense, useState, type ReactElement } from 'react'
import { bulkIssueTexts } from '#sites/texts/bulk-issue.ts'
import { useMay } from '#sites/portal/session.ts'
import type { ClientFilter } from '../clients/list-search.ts'
import { forgetBulkIssue, rememberBulkIssue, useBulkIssueUnderWay } from './last-bulk-issue.ts'

const OrderDialog = lazy(() => import('./order-dialog.tsx'))
const ProgressDialog = lazy(() => import('./progress-dialog.tsx'))
const BulkIssueNotice = lazy(() => import('./bulk-issue-notice.tsx'))

type Props = {
  readonly filter: ClientFilter
  readonly total: number
  /** The order that the address shows. */
  readonly lot: string | undefined
  readonly onLot: (lot: string | undefined) => void
}

/** « Délivrer la licence… » to all that the list selects, and where the last such order stands. */
export function BulkIssue({ filter, total, lot, onLot }: Props): ReactElement | null {
  const [ordering, setOrdering] = useState(false)
  const underWay = useBulkIssueUnderWay()
  if (!useMay('licences:issue')) return null
  return (
    <>
      <Button
        size="sm"
        variant="default"
        disabled={total === 0}
        onClick={() => {
          setOrdering(true)
        }}
      >
        {bulkIssueTexts.open}
      </Button>
      <Suspense>
        {underWay !== undefined && lot === undefined && !ordering && (
          <BulkIssueNotice
            id={underWay}
            onSee={() => {
              onLot(underWay)
            }}
          />
        )}
        {ordering && (
          <OrderDialog
            filter={filter}
            onClose={() => {
              setOrdering(false)
            }}
            onOrdered={(id) => {
              rememberBulkIssue(id)
              setOrdering(false)
              onLot(id)
            }}
          />
        )}
        {lot !== undefined && (
          <ProgressDialog
            id={lot}
            onClose={(over) => {
              if (over) forgetBulkIssue()
              onLot(undefined)
            }}
          />
        )}
      </Suspense>
    </>
  )
}
