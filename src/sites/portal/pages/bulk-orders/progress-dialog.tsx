import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { BulkIssue } from '#contracts/renewal.ts'
import { bulkIssueTexts } from '#sites/texts/bulk-issue.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { Dialog } from '#sites/ui/dialog.tsx'
import form from '#sites/ui/form.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import classes from './bulk-issue.module.css'
import { useBulkIssue } from './bulk-issue-query.ts'
import { OutcomeLines } from './outcome-lines.tsx'

type Props = { readonly id: string; readonly onClose: (over: boolean) => void }

// The default export is what `lazy` takes. Where an order stands; closing it stops nothing.
export default function ProgressDialog({ id, onClose }: Props): ReactElement {
  const { data, error, isOver, refetch } = useBulkIssue(id)
  const close = (): void => {
    onClose(isOver || error !== null)
  }
  return (
    <Dialog title={bulkIssueTexts.title} onClose={close}>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {/* Heard at the start and at the end, not at each step between. */}
      <strong role="status">
        {data &&
          (isOver
            ? bulkIssueTexts.ended(data.outcomes.issued ?? 0)
            : bulkIssueTexts.started(data.total))}
      </strong>
      {data && (
        <>
          <div className={classes.progress}>
            <progress
              className={classes.bar}
              max={data.total}
              value={data.done}
              aria-label={bulkIssueTexts.progress}
            />
            <span>{bulkIssueTexts.underWay(data.done, data.total)}</span>
          </div>
          {/* When all got theirs, the sentence above has said it. */}
          {(!isOver || data.outcomes.issued !== data.total) && (
            <OutcomeLines outcomes={data.outcomes} />
          )}
          <Failures issue={data} />
        </>
      )}
      {data && !isOver && <p className={classes.quiet}>{bulkIssueTexts.goesOn}</p>}
      <div className={form.actions}>
        <Button variant={isOver ? 'filled' : 'default'} onClick={close}>
          {commonTexts.close}
        </Button>
      </div>
    </Dialog>
  )
}

function Failures({ issue }: { readonly issue: BulkIssue }): ReactElement | null {
  const { failures, outcomes } = issue
  if (failures.length === 0) return null
  const others = (outcomes.failed ?? 0) - failures.length
  return (
    <div>
      <strong>{bulkIssueTexts.failures}</strong>
      <ul className={classes.failures}>
        {failures.map(({ id, name }) => (
          <li key={id}>
            <Link to="/clients/$clientId/licences" params={{ clientId: id }}>
              {name}
            </Link>
          </li>
        ))}
        {others > 0 && <li>{bulkIssueTexts.moreFailures(others)}</li>}
      </ul>
    </div>
  )
}
