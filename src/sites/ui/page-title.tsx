import { useEffect, useRef, type ReactElement, type ReactNode } from 'react'
import classes from './page-title.module.css'
import { hasNavigated } from './navigation-memory.ts'
import { titleTab } from './tab-title.ts'

type Props = {
  readonly title: string
  /** What the tab of the browser says when it differs from the heading. */
  readonly tab?: string
  /** False where the page puts the focus elsewhere itself. */
  readonly focus?: boolean
  readonly children?: ReactNode
}

/** The h1: names the tab and takes the focus after a navigation, so that readers hear the new page. */
export function PageTitle({ title, tab, focus = true, children }: Props): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    titleTab(tab ?? title)
  }, [title, tab])
  useEffect(() => {
    if (focus && hasNavigated()) heading.current?.focus({ preventScroll: true })
  }, [focus])
  return (
    <h1 ref={heading} tabIndex={-1} className={classes.title}>
      {title}
      {children}
    </h1>
  )
}
