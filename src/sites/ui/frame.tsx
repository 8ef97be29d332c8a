import type { ReactElement, ReactNode } from 'react'
import { frameTexts } from '#sites/texts/frame.ts'
import classes from './frame.module.css'
import { NoticesCorner } from './notices-corner.tsx'

type Props = {
  /** The link home, of the class `frameClasses.product`. */
  readonly home: ReactNode
  readonly navigation: ReactNode
  readonly menu: ReactNode
  /** What stays in sight above everything else; the frame then scrolls away. */
  readonly above?: ReactNode
  /** Many entries: they take a line of their own sooner. */
  readonly crowded?: boolean
  readonly children: ReactNode
}

export { classes as frameClasses }

/** What stands around every page of someone signed in. */
export function Frame({ home, navigation, menu, above, crowded, children }: Props): ReactElement {
  return (
    <>
      <a href="#contenu" className={classes.skip}>
        {frameTexts.skip}
      </a>
      {above}
      <header className={classes.frame} data-crowded={crowded} data-below={Boolean(above)}>
        {home}
        <nav aria-label={frameTexts.mainNavigation} className={classes.navigation}>
          {navigation}
        </nav>
        {menu}
      </header>
      <main id="contenu" tabIndex={-1} className={classes.content}>
        {children}
      </main>
      <NoticesCorner />
    </>
  )
}
