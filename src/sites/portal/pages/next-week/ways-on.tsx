import { IconFileSearch, IconListCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { nextWeekTexts } from '#sites/texts/next-week.ts'
import classes from './next-week.module.css'

/** Ways on from the board; to all of them at once while there are some. */
export function WaysOn({ some }: { readonly some: boolean }): ReactElement {
  return (
    <div className={classes.ways}>
      <div className={classes.way}>
        <IconFileSearch size="1.375rem" aria-hidden="true" />
        <div>
          <strong>{nextWeekTexts.refusedTitle}</strong>
          <p>{nextWeekTexts.refused}</p>
          <Link to="/licences/refusee">{nextWeekTexts.refusedLink}</Link>
        </div>
      </div>
      {some && (
        <div className={classes.way}>
          <IconListCheck size="1.375rem" aria-hidden="true" />
          <div>
            <strong>{nextWeekTexts.inListTitle}</strong>
            <p>{nextWeekTexts.inList}</p>
            <Link to="/" search={{ prochaine: 'sans' }}>
              {nextWeekTexts.inListLink}
            </Link>
          </div>
        </div>
      )}
    </div>
  )
}
