import { Button, CloseButton } from '@mantine/core'
import { useEffect, type ReactElement } from 'react'
import { bulkOrderTexts } from '#sites/texts/bulk-orders.ts'
import { refusalOf } from '#sites/ui/refusal-of.ts'
import classes from './bulk-orders.module.css'
import { useBulkOrder } from './bulk-order-query.ts'
import { forgetBulkOrder } from './last-bulk-order.ts'
import { fulfilledOf, saidOf } from './order-said.ts'

type Props = { readonly id: string; readonly onSee: () => void }

// The default export is what `lazy` takes. A line of the home page while the dialog is closed.
export default function BulkOrderNotice({ id, onSee }: Props): ReactElement | null {
  const { data, error, isOver } = useBulkOrder(id)
  const gone = refusalOf(error, 'not-found') !== undefined
  useEffect(() => {
    // Cleared away since, or somebody else’s.
    if (gone) forgetBulkOrder()
  }, [gone])
  if (!data) return null
  return (
    <div className={classes.notice}>
      <span>
        {isOver
          ? saidOf(data).ended(fulfilledOf(data))
          : bulkOrderTexts.noticeUnderWay(saidOf(data).underWay, data.done, data.total)}
      </span>
      <progress
        className={classes.bar}
        max={data.total}
        value={data.done}
        aria-label={bulkOrderTexts.progress}
      />
      <Button size="compact-sm" variant="default" onClick={onSee}>
        {bulkOrderTexts.see}
      </Button>
      {isOver && (
        <CloseButton size="sm" aria-label={bulkOrderTexts.forget} onClick={forgetBulkOrder} />
      )}
    </div>
  )
}
