import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import type { LicenceDifference } from '#contracts/licences.ts'
import { differenceTexts, replaceTexts } from '#sites/texts/licences.ts'
import classes from './licences-tab.module.css'

type Props = {
  readonly differences: readonly LicenceDifference[]
  readonly onReplace: () => void
}

/** The licence no longer says what one issued now would say. */
export function OutdatedNotice({ differences, onReplace }: Props): ReactElement {
  return (
    <div className={classes.outdated}>
      <div>
        <strong>{replaceTexts.outdated}</strong>
        <p>{differencesSaid(differences)}</p>
      </div>
      <Button size="xs" onClick={onReplace}>
        {replaceTexts.action}
      </Button>
    </div>
  )
}

/** What differs, in words. */
export function differencesSaid(differences: readonly LicenceDifference[]): string {
  if (differences.length === 0) return replaceTexts.same
  return replaceTexts.differs(differences.map((part) => differenceTexts[part]).join(', '))
}
