import { IconBuilding, IconClockHour4, IconListSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { superviseTexts } from '#sites/texts/client-supervision.ts'
import { paletteTexts } from '#sites/texts/palette.ts'
import { useRecents } from '../pages/clients/recents.ts'
import type { Entry, Section } from './entries.ts'
import { matches } from './matches.ts'
import { useActions } from './use-actions.ts'
import { useClientHere } from './use-client-here.ts'
import { foundMax, useFoundClients } from './use-found-clients.ts'
import { usePages } from './use-pages.ts'
import { useSuperviseEntries } from './use-supervise-entries.ts'

/**
 * What is offered for what is typed. The commands stand above the clients, which come later from the server:
 * what one is about to choose does not move away.
 */
export function useSections(typed: string, onHelp: () => void) {
  const { found, error, refetch, settled } = useFoundClients(typed)
  const navigate = useNavigate()
  const here = useClientHere()
  const recents = useRecents().filter(({ id }) => id !== here?.id)
  const commands: Section[] = [
    ...(here ? [here] : []),
    { title: paletteTexts.actions, entries: useActions(onHelp) },
    { title: paletteTexts.pages, entries: usePages() },
  ]
  const open = (clientId: string) => () => {
    void navigate({ to: '/clients/$clientId', params: { clientId } })
  }
  const last: Section = {
    title: paletteTexts.recents,
    entries: recents.map(({ id, name, city }) => ({
      id,
      label: name,
      aside: city,
      icon: IconClockHour4,
      run: open(id),
    })),
  }
  const all: Entry = {
    id: 'all-found',
    label: paletteTexts.allFound(found?.total ?? 0),
    icon: IconListSearch,
    run: () => {
      void navigate({ to: '/', search: { recherche: typed.trim() } })
    },
  }
  const clients: Section = {
    title: paletteTexts.clients,
    entries: [
      ...(found?.rows ?? []).map(({ id, name, ogec, city }) => ({
        id,
        label: name,
        aside: `${city} · ${ogec}`,
        icon: IconBuilding,
        run: open(id),
      })),
      ...((found?.total ?? 0) > foundMax ? [all] : []),
    ],
  }
  // Below the clients: it comes after them, and none of them moves away.
  const supervise: Section = {
    title: superviseTexts.title,
    entries: useSuperviseEntries(
      (settled ? found?.rows : undefined)?.filter(({ id }) => id !== here?.id) ?? [],
    ),
  }
  const matching = commands.map(({ title, entries }) => ({
    title,
    entries: entries.filter(({ label, words }) => matches(typed, `${label} ${words ?? ''}`)),
  }))
  const sections = typed.trim() === '' ? [last, ...commands] : [...matching, clients, supervise]
  const sound = sections.filter(({ entries }) => entries.length > 0)
  // What stands first without the clients needs not wait for them.
  const ready = settled || matching.some(({ entries }) => entries.length > 0)
  return { sections: sound, ready, settled, error, refetch }
}
