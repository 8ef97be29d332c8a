import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { Refusal } from '#contracts/refuse.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { spaced } from '#sites/texts/french.ts'
import { LateUndo } from './late-undo.ts'
import { NetworkFailure } from './network-failure.ts'
import classes from './refusal-panel.module.css'

type Props = { readonly error: unknown; readonly onRetry?: (() => void) | undefined }

/** What happened, what was kept, what to do. Nothing when there is no error. */
export function RefusalPanel({ error, onRetry }: Props): ReactElement | null {
  if (error === null || error === undefined) return null
  const { title, remedy } = sentencesOf(error)
  return (
    <div role="alert" className={classes.panel}>
      <IconAlertTriangle size="1.25rem" aria-hidden="true" className={classes.icon} />
      <div className={classes.sentences}>
        <strong>{title}</strong>
        <span>{remedy}</span>
      </div>
      {onRetry && (
        <Button size="xs" variant="default" onClick={onRetry}>
          {commonTexts.retry}
        </Button>
      )}
    </div>
  )
}

function sentencesOf(error: unknown): { title: string; remedy: string } {
  if (error instanceof Refusal)
    return { title: spaced(error.problem.title), remedy: spaced(error.problem.remedy) }
  if (error instanceof NetworkFailure)
    return { title: commonTexts.networkTitle, remedy: commonTexts.networkRemedy }
  if (error instanceof LateUndo)
    return { title: commonTexts.undoLateTitle, remedy: commonTexts.undoLateRemedy }
  return { title: commonTexts.unexpectedTitle, remedy: commonTexts.unexpectedRemedy }
}
