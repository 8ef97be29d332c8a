import type { ReactElement, ReactNode } from 'react'
import { brand } from '#sites/ui/brand.ts'

type Props = {
  readonly title: string
  readonly texts: readonly string[]
  readonly children?: ReactNode
}

/** A page that says one thing. React puts the title in its place in the document. */
export function PlainPage({ title, texts, children }: Props): ReactElement {
  return (
    <>
      <title>{`${title} · ${brand.onlineService}`}</title>
      <header className="brand">{brand.onlineService}</header>
      <main className="card">
        <h1>{title}</h1>
        {texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {children}
      </main>
    </>
  )
}
