import { IconCircleCheck, IconCircleX, IconClockHour4 } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import type { LicenceDiagnosis } from '#contracts/licence-diagnosis.ts'
import { spaced } from '#sites/texts/french.ts'
import { refusedTexts, verdictTexts } from '#sites/texts/refused.ts'
import { DiagnosedContent } from './diagnosed-content.tsx'
import { KnownLicence } from './known-licence.tsx'
import classes from './refused-page.module.css'

const icons = {
  'in-force': IconCircleCheck,
  'in-grace': IconClockHour4,
  'not-yet': IconClockHour4,
  expired: IconCircleX,
  refused: IconCircleX,
} as const satisfies Record<LicenceDiagnosis['state'], unknown>

type Props = { readonly answer: LicenceDiagnosis; readonly file: string | undefined }

/** The verdict, why, who can do what, and what the file and the register say. */
export function Diagnosis({ answer, file }: Props): ReactElement {
  const { state, code, reason, remedy, desk, content, known } = answer
  const Icon = icons[state]
  // The software itself cannot know it while it is offline: it has no code for it.
  const revoked = state === 'refused' && code === null
  return (
    <>
      <section className={classes.verdict} data-state={state} aria-label={refusedTexts.result}>
        <Icon size="2rem" aria-hidden="true" />
        <div>
          <h2>
            {code !== null && <span className={classes.number}>{code}</span>}
            {revoked ? refusedTexts.revoked : verdictTexts[state]}
          </h2>
          <p>{spaced(reason)}</p>
          {file !== undefined && <p className={classes.quiet}>{refusedTexts.ofFile(file)}</p>}
        </div>
      </section>
      <div className={classes.todos}>
        <section className={classes.todo}>
          <h3>{refusedTexts.school}</h3>
          <p>{spaced(remedy)}</p>
        </section>
        <section className={classes.todo} data-here>
          <h3>{refusedTexts.desk}</h3>
          <p>{spaced(desk)}</p>
        </section>
      </div>
      {content && (
        <div className={classes.todos}>
          <DiagnosedContent content={content} />
          <KnownLicence known={known} zone={content.timeZone} />
        </div>
      )}
    </>
  )
}
