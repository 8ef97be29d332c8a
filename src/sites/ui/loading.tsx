import { Skeleton } from '@mantine/core'
import type { ReactElement } from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import classes from './loading.module.css'

/** Grey lines where the content will be; said to readers as « Chargement… ». */
export function Loading({ lines = 4 }: { readonly lines?: number }): ReactElement {
  return (
    <div role="status" aria-label={commonTexts.loading} className={classes.loading}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={18} width={`${92 - ((line * 23) % 40)}%`} />
      ))}
    </div>
  )
}
