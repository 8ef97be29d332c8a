import type { ReactElement, ReactNode } from 'react'
import type { HistoryLine } from '#contracts/clients.ts'
import { auditTexts, fieldNames, sentenceOf, shownValue } from '#sites/texts/audit.ts'
import classes from './history-lines.module.css'
import { Moment } from './moment.tsx'

type Props<Line extends HistoryLine> = {
  readonly lines: readonly Line[]
  /** What the audit log adds to a line: the client, the address. */
  readonly beside?: (line: Line) => ReactNode
}

/** Who did what and when, with what it changed: old, then new. */
export function HistoryLines<Line extends HistoryLine>(props: Props<Line>): ReactElement {
  const { lines, beside } = props
  return (
    <ol className={classes.lines}>
      {lines.map((line) => (
        <li key={line.id}>
          <div className={classes.head}>
            <span>
              <strong>{sentenceOf(line)}</strong>
              {beside?.(line)}
            </span>
            <span className={classes.signed}>
              {line.who} · <Moment at={line.at} />
            </span>
          </div>
          <Changes changes={line.changes} />
        </li>
      ))}
    </ol>
  )
}

function Changes({ changes }: Pick<HistoryLine, 'changes'>): ReactElement | null {
  const fields = Object.entries(changes)
    .filter(([, { from, to }]) => (from ?? to) !== null)
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other))
  if (fields.length === 0) return null
  return (
    <dl className={classes.changes}>
      {fields.map(([field, { from, to }]) => (
        <div key={field}>
          <dt>{fieldNames[field] ?? field}</dt>
          <dd>
            {from !== null && from !== undefined && (
              <>
                <del>{shownValue(field, from)}</del>
                <span aria-hidden="true"> → </span>
                <span className={classes.hidden}>{auditTexts.becomes}</span>
              </>
            )}
            <ins>{shownValue(field, to)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** In the order of the forms; the database keeps none. */
function placeOf(field: string): number {
  return Object.keys(fieldNames).indexOf(field)
}
