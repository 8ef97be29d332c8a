import type { ReactElement } from 'react'
import { timeZones } from '#base/time-zones.ts'
import type { LicenceDiagnosis } from '#contracts/licence-diagnosis.ts'
import { moduleTexts } from '#sites/texts/modules.ts'
import { licencesTexts } from '#sites/texts/licences.ts'
import { refusedTexts } from '#sites/texts/refused.ts'
import { dateTime, weekNumber } from '#sites/ui/dates.ts'
import classes from './refused-page.module.css'

type Props = { readonly content: NonNullable<LicenceDiagnosis['content']> }

/** What a genuine file says, in the hours of its school. */
export function DiagnosedContent({ content }: Props): ReactElement {
  const { timeZone, week, modules, pupilsMax } = content
  const at = (instant: string): string => dateTime(instant, timeZone)
  const facts: readonly (readonly [label: string, value: string])[] = [
    [refusedTexts.schoolName, content.school],
    [refusedTexts.ogec, content.ogec],
    [refusedTexts.week, refusedTexts.weekOf(weekNumber(week), week.slice(0, 4))],
    [refusedTexts.from, at(content.from)],
    [refusedTexts.until, at(content.until)],
    ...(content.graceUntil === content.until
      ? []
      : [[refusedTexts.grace, at(content.graceUntil)] as const]),
    [refusedTexts.issuedAt, at(content.issuedAt)],
    [refusedTexts.modules, modules.map(moduleSaid).join(', ')],
    ...(pupilsMax === null
      ? []
      : [
          [
            refusedTexts.pupilsMax,
            licencesTexts.pupils(pupilsMax.toLocaleString('fr-FR')),
          ] as const,
        ]),
  ]
  return (
    <section className={classes.todo}>
      <h3>{refusedTexts.content}</h3>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.quiet}>{refusedTexts.zone(zoneSaid(timeZone))}</p>
    </section>
  )
}

/** A file may name modules that this portal does not know yet. */
function moduleSaid(module: string): string {
  return (moduleTexts as Readonly<Record<string, string>>)[module] ?? module
}

function zoneSaid(zone: string): string {
  return timeZones.find((known) => known.zone === zone)?.label ?? zone
}
