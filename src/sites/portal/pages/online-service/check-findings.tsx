import type { ReactElement } from 'react'
import type { CheckFinding } from '#contracts/online-service.ts'
import { problemOf, refusals, type RefusalCode } from '#contracts/refusals.ts'
import { spaced } from '#sites/texts/french.ts'
import { checkedTexts, findingTexts, outcomeTexts } from '#sites/texts/online-service.ts'
import { day } from '#sites/ui/dates.ts'
import { StateDot } from '#sites/ui/state-dot.tsx'
import classes from './online-service.module.css'

type Props = {
  readonly findings: readonly CheckFinding[]
  /** The finding carries a code only: the day that its sentence names. */
  readonly suspendedUntil: string | null
}

/** Each thing that was tried, what came of it, and why. */
export function CheckFindings({ findings, suspendedUntil }: Props): ReactElement {
  return (
    <ul className={classes.findings}>
      {findings.map((finding) => (
        <li key={finding.what}>
          <span>{checkedTexts[finding.what]}</span>
          <span className={classes.outcome}>
            <StateDot tone={tones[finding.outcome]} label={outcomeTexts[finding.outcome]} />
            {finding.outcome !== 'open' && (
              <span className={classes.small}>{whyOf(finding, suspendedUntil)}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

const tones = { open: 'good', refused: 'bad', unreachable: 'bad' } as const

function whyOf({ outcome, code }: CheckFinding, suspendedUntil: string | null): string {
  if (outcome === 'unreachable') return findingTexts.unreachable(code)
  if (code === null) return findingTexts.refusedPlainly
  if (!isRefusal(code)) return findingTexts.refusedFor(code)
  return spaced(
    problemOf(code, suspendedUntil === null ? {} : { until: day(suspendedUntil) }).title,
  )
}

function isRefusal(code: string): code is RefusalCode {
  return Object.hasOwn(refusals, code)
}
