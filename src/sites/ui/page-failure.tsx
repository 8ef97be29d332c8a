import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import type { ComponentType, ReactElement } from 'react'
import { refusalOf } from './refusal-of.ts'
import classes from './page.module.css'
import { RefusalPanel } from './refusal-panel.tsx'

type Props = ErrorComponentProps & { readonly notFound: ComponentType }

/** Stands in for a page that could not be shown. */
export function PageFailure({ error, reset, notFound: NotFound }: Props): ReactElement {
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
