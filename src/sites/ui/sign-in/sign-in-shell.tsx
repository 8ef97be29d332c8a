import type { ReactElement, ReactNode } from 'react'
import { Logo } from '../logo.tsx'
import { PageTitle } from '../page-title.tsx'
import { siteName } from '../tab-title.ts'
import classes from './sign-in-shell.module.css'

type Props = {
  readonly title: string
  /** False where a field takes the focus. */
  readonly focus?: boolean
  readonly children: ReactNode
}

/** What stands around the pages of someone who is not signed in yet. */
export function SignInShell({ title, focus = true, children }: Props): ReactElement {
  return (
    <div className={classes.shell}>
      <header className={classes.product}>
        <Logo size="2.25rem" />
        <span>{siteName()}</span>
      </header>
      <main className={classes.card}>
        <PageTitle title={title} focus={focus} />
        {children}
      </main>
    </div>
  )
}
