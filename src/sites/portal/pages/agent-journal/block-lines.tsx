import { Fragment, type ReactElement } from 'react'
import classes from './agent-journal.module.css'

type Props = { readonly lines: readonly string[]; readonly marked: ReadonlySet<number> }

/** In a longer block nothing is marked: each mark is an element of the page. */
const markedLinesMax = 500

/** The lines of a block exactly as they stand, those that were searched for marked. */
export function BlockLines({ lines, marked }: Props): ReactElement {
  if (marked.size === 0 || lines.length > markedLinesMax)
    return <pre className={classes.lines}>{lines.join('\n')}</pre>
  return (
    <pre className={classes.lines}>
      {placed(lines).map(({ line, place }) => (
        <Fragment key={place}>
          {marked.has(place) ? <mark>{line}</mark> : line}
          {'\n'}
        </Fragment>
      ))}
    </pre>
  )
}

/** The same line may come twice: its place tells it apart. */
function placed(lines: readonly string[]) {
  return lines.map((line, place) => ({ line, place }))
}
