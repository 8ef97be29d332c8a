import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { ClientRow } from '#contracts/clients.ts'
import { clientTexts } from '#sites/texts/client.ts'
import { lastPlace, rememberPlace } from '#sites/portal/last-list.ts'
import { useShortcuts } from '#sites/ui/use-shortcut.ts'
import classes from './client-page.module.css'
import { tabAt, useClientTabs, type ClientTab } from './client-tabs.ts'
import { useNeighbours } from './use-neighbours.ts'

/** From one client of the last list to the next, on the same tab: J and K, or the arrows here. */
export function ClientWalk({ clientId }: { readonly clientId: string }): ReactElement | null {
  const navigate = useNavigate()
  const here = useNeighbours(clientId)
  const { to } = tabAt(useLocation().pathname, useClientTabs())
  const go = (client: ClientRow | undefined, step: number) => () => {
    if (!client || !here) return
    keepRow(here.index + step)
    void navigate({ to, params: { clientId: client.id } })
  }
  useShortcuts(({ key }) => {
    if (key.toLowerCase() === 'j') return go(here?.next, 1)
    return key.toLowerCase() === 'k' ? go(here?.previous, -1) : undefined
  })
  if (!here) return null
  const { index, total, previous, next } = here
  return (
    <nav aria-label={clientTexts.walk} className={classes.walk}>
      <Step client={previous} to={to} said={clientTexts.previous} keys="K" row={index - 1}>
        <IconChevronLeft size="1.125rem" aria-hidden="true" />
      </Step>
      <span>{clientTexts.placeInList(index + 1, total)}</span>
      <Step client={next} to={to} said={clientTexts.next} keys="J" row={index + 1}>
        <IconChevronRight size="1.125rem" aria-hidden="true" />
      </Step>
    </nav>
  )
}

type StepProps = {
  readonly client: ClientRow | undefined
  readonly to: ClientTab['to']
  readonly said: (name: string) => string
  readonly keys: string
  readonly row: number
  readonly children: ReactElement
}

function Step({ client, to, said, keys, row, children }: StepProps): ReactElement {
  if (!client) return <span className={classes.step}>{children}</span>
  return (
    <Link
      to={to}
      params={{ clientId: client.id }}
      className={classes.step}
      aria-label={said(client.name)}
      aria-keyshortcuts={keys}
      title={said(client.name)}
      onClick={() => {
        keepRow(row)
      }}
    >
      {children}
    </Link>
  )
}

/** « Retour à la liste » then leads to the row of the client one has come to. */
function keepRow(row: number): void {
  rememberPlace({ scrollTop: lastPlace()?.scrollTop ?? 0, row })
}
