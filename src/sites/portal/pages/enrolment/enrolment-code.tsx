import type { ReactElement } from 'react'
import { agentTexts } from '#sites/texts/licences.ts'
import { brand } from '#sites/ui/brand.ts'
import { CopyButton } from '#sites/ui/copy-button.tsx'
import { dateTime, relative } from '#sites/ui/dates.ts'
import { useNow } from '#sites/ui/use-now.ts'
import classes from './enrolment-code.module.css'

type Props = { readonly code: string; readonly expiresAt: string; readonly zone: string }

/** The single-use code, shown this once, and what to type on the machine. */
export function EnrolmentCode({ code, expiresAt, zone }: Props): ReactElement {
  const now = useNow()
  const command = agentTexts.commandLine(brand.agentUrl)
  return (
    <div role="status" className={classes.card}>
      <strong>{agentTexts.codeTitle}</strong>
      <p>{agentTexts.codeIntro}</p>
      <div className={classes.line}>
        <output className={classes.code}>{code}</output>
        <CopyButton text={code} what={agentTexts.theCode} />
      </div>
      <p>{agentTexts.codeUntil(dateTime(expiresAt, zone), relative(expiresAt, now))}</p>
      <p>{agentTexts.command}</p>
      <div className={classes.line}>
        <code className={classes.command}>{command}</code>
        <CopyButton text={command} what={agentTexts.theCommand} />
      </div>
      <p className={classes.quiet}>{agentTexts.waiting}</p>
    </div>
  )
}
