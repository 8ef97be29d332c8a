import type { ReactElement } from 'react'
import classes from './week-bars.module.css'

export type Bar = {
  /** Its Monday, YYYY-MM-DD. */
  readonly monday: string
  /** What a pointer that rests on it is told. */
  readonly title: string
  /** From the bottom to the top. */
  readonly parts: readonly { readonly kind: string; readonly count: number }[]
}

type Props = {
  /** All that the picture says, in a sentence. */
  readonly label: string
  readonly bars: readonly Bar[]
}

const height = 100

/** A small bar a week, stacked; its table is to stand beside it. */
export function WeekBars({ label, bars }: Props): ReactElement {
  const most = Math.max(1, ...bars.map(({ parts }) => sumOf(parts)))
  return (
    <div className={classes.chart}>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${bars.length} ${height}`}
        preserveAspectRatio="none"
        className={classes.bars}
      >
        {bars.map(({ monday, title, parts }, at) => (
          <g key={monday} transform={`translate(${at} 0)`}>
            <title>{title}</title>
            <rect width="1" height={height} className={classes.ground} />
            {stacked(parts).map(({ kind, below, count }) => (
              <rect
                key={kind}
                data-kind={kind}
                x="0.12"
                width="0.76"
                y={height - (height * (below + count)) / most}
                height={(height * count) / most}
              />
            ))}
          </g>
        ))}
      </svg>
      <div className={classes.months} aria-hidden="true">
        {monthsOf(bars).map(({ at, name }) => (
          <span key={at} style={{ left: `${(100 * at) / bars.length}%` }}>
            {name}
          </span>
        ))}
      </div>
    </div>
  )
}

function sumOf(parts: Bar['parts']): number {
  return parts.reduce((sum, { count }) => sum + count, 0)
}

function stacked(parts: Bar['parts']) {
  return parts
    .map((part, at) => ({ ...part, below: sumOf(parts.slice(0, at)) }))
    .filter(({ count }) => count > 0)
}

const monthName = new Intl.DateTimeFormat('fr-FR', { month: 'short', timeZone: 'UTC' })

/** Where a month begins: the first week that has its first Monday. */
function monthsOf(bars: readonly Bar[]): { at: number; name: string }[] {
  return bars.flatMap(({ monday }, at) => {
    const isFirst = monday.slice(0, 7) !== (bars[at - 1]?.monday ?? monday).slice(0, 7)
    return isFirst ? [{ at, name: monthName.format(new Date(monday)) }] : []
  })
}
