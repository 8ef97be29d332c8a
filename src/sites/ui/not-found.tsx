import type { ReactElement, ReactNode } from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import { PageTitle } from './page-title.tsx'
import classes from './page.module.css'

/** With the way back of the site. */
export function PageNotFound({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div className={`${classes.page} ${classes.narrow}`}>
      <PageTitle title={commonTexts.notFoundTitle} />
      <p className={classes.text}>{commonTexts.notFoundText}</p>
      <p className={classes.text}>{children}</p>
    </div>
  )
}
