import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import { lastList } from './last-list.ts'
import { PageTitle } from './page-title.tsx'
import classes from './page.module.css'

export function NotFound(): ReactElement {
  return (
    <div className={`${classes.page} ${classes.narrow}`}>
      <PageTitle title={commonTexts.notFoundTitle} />
      <p className={classes.text}>{commonTexts.notFoundText}</p>
      <p className={classes.text}>
        <Link to="/" search={lastList}>
          {commonTexts.backToList}
        </Link>
      </p>
    </div>
  )
}
