import { Button } from '@mantine/core'
import { useEffect, type ReactElement } from 'react'
import type { ClientImport } from '#contracts/client-imports.ts'
import { clientImportTexts } from '#sites/texts/client-imports.ts'
import form from '#sites/ui/form.module.css'
import { LinkButton } from '#sites/ui/link-button.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import progress from '../bulk-orders/bulk-orders.module.css'
import classes from './client-imports.module.css'
import { useImport } from './import-query.ts'
import { forgetImport } from './last-import.ts'

type Props = { readonly id: string; readonly onAnother: () => void }

/** Where an import stands; leaving stops nothing. */
export function ImportProgress({ id, onAnother }: Props): ReactElement {
  const { data, error, isOver, refetch } = useImport(id)
  const hasEnded = isOver || error !== null
  useEffect(() => {
    // Seen, or cleared away since: the page begins anew the next time.
    if (hasEnded) forgetImport()
  }, [hasEnded])
  return (
    <Section>
      <div className={classes.progress}>
        <RefusalPanel error={error} onRetry={() => void refetch()} />
        {/* Heard at the start and at the end, not at each step between. */}
        <strong role="status">
          {data &&
            (isOver
              ? clientImportTexts.ended(data.created)
              : clientImportTexts.started(data.total))}
        </strong>
        {data && (
          <div className={progress.progress}>
            <progress
              className={progress.bar}
              max={data.total}
              value={data.done}
              aria-label={clientImportTexts.progress}
            />
            <span>{clientImportTexts.underWay(data.done, data.total)}</span>
          </div>
        )}
        {data && data.skippedTotal > 0 && <Skipped order={data} />}
        {data && !isOver && <p className={page.quiet}>{clientImportTexts.goesOn}</p>}
        {hasEnded && (
          <div className={form.actions}>
            <Button variant="default" onClick={onAnother}>
              {clientImportTexts.another}
            </Button>
            <LinkButton to="/" search={{}}>
              {clientImportTexts.toList}
            </LinkButton>
          </div>
        )}
      </div>
    </Section>
  )
}

function Skipped({ order }: { readonly order: ClientImport }): ReactElement {
  const others = order.skippedTotal - order.skipped.length
  return (
    <div>
      <strong>{clientImportTexts.skipped}</strong>
      <ul className={classes.skipped}>
        {order.skipped.map(({ line, ogec, why }) => (
          <li key={line}>
            {clientImportTexts.skippedLine(
              line,
              ogec,
              why === 'taken' ? clientImportTexts.skippedTaken : clientImportTexts.skippedRefused,
            )}
          </li>
        ))}
        {others > 0 && <li>{clientImportTexts.moreSkipped(others)}</li>}
      </ul>
    </div>
  )
}
