import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { refusalOf } from './refusal-of.ts'
import { NotFound } from './not-found.tsx'
import classes from './page.module.css'
import { RefusalPanel } from './refusal-panel.tsx'

/** Stands in for a page that could not be shown. */
export function PageFailure({ error, reset }: ErrorComponentProps): ReactElement {
  const router = useRouter()
  if (refusalOf(error, 'not-found')) return <NotFound />
  return (
    <div className={`${classes.page} ${classes.narrow}`}>
      <RefusalPanel
        error={error}
        onRetry={() => {
          reset()
          void router.invalidate()
        }}
      />
    </div>
  )
}
