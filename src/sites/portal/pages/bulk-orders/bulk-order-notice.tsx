import { Button, CloseButton } from '@mantine/core'
import { useEffect, type ReactElement } from 'react'
import { bulkIssueTexts } from '#sites/texts/bulk-issue.ts'
import { refusalOf } from '#sites/ui/refusal-of.ts'
import classes from './bulk-issue.module.css'
import { useBulkIssue } from './bulk-issue-query.ts'
import { forgetBulkIssue } from './last-bulk-issue.ts'

type Props = { readonly id: string; readonly onSee: () => void }

// The default export is what `lazy` takes. A line of the home page while the dialog is closed.
export default function BulkIssueNotice({ id, onSee }: Props): ReactElement | null {
  const { data, error, isOver } = useBulkIssue(id)
  const gone = refusalOf(error, 'not-found') !== undefined
  useEffect(() => {
    // Cleared away since, or somebody else’s.
    if (gone) forgetBulkIssue()
  }, [gone])
  if (!data) return null
  return (
    <div className={classes.notice}>
      <span>
        {isOver
          ? bulkIssueTexts.ended(data.outcomes.issued ?? 0)
          : bulkIssueTexts.noticeUnderWay(data.done, data.total)}
      </span>
      <progress
        className={classes.bar}
        max={data.total}
        value={data.done}
        aria-label={bulkIssueTexts.progress}
      />
      <Button size="compact-sm" variant="default" onClick={onSee}>
        {bulkIssueTexts.see}
      </Button>
      {isOver && (
        <CloseButton size="sm" aria-label={bulkIssueTexts.forget} onClick={forgetBulkIssue} />
      )}
    </div>
  )
}
