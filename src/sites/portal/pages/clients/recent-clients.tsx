import { Link } from '@tanstack/react-router'
import { useRef, type FocusEvent, type KeyboardEvent, type ReactElement } from 'react'
import { clientsTexts } from '#sites/texts/clients.ts'
import classes from './clients-search.module.css'
import type { Recent } from './recents.ts'

type Props = {
  readonly recents: readonly Recent[]
  /** Past the first one upwards, or Escape: back to the search. */
  readonly onUp: () => void
  /** Past the last one downwards: on to the list. */
  readonly onDown: () => void
  readonly onBlur: (event: FocusEvent) => void
}

/** Offered under a search that is still empty: plain links, by Tab or by the arrows. */
export function RecentClients({ recents, onUp, onDown, onBlur }: Props): ReactElement {
  const list = useRef<HTMLElement>(null)
  const press = (event: KeyboardEvent<HTMLAnchorElement>): void => {
    if (event.key === 'Escape') onUp()
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const links = list.current?.querySelectorAll('a') ?? []
    const next = [...links].indexOf(event.currentTarget) + step
    if (next < 0) onUp()
    else if (next === links.length) onDown()
    else links[next]?.focus()
  }
  return (
    <nav aria-label={clientsTexts.recents} className={classes.recents} ref={list}>
      <span aria-hidden="true" className={classes.recentsTitle}>
        {clientsTexts.recents}
      </span>
      {recents.map(({ id, name, city }) => (
        <Link
          key={id}
          to="/clients/$clientId"
          params={{ clientId: id }}
          className={classes.recent}
          onKeyDown={press}
          onBlur={onBlur}
        >
          {name} <span className={classes.city}>{city}</span>
        </Link>
      ))}
    </nav>
  )
}
