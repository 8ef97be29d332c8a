import { journalTexts } from '#sites/texts/agent-journal.ts'
import { accessTexts } from '#sites/texts/client-supervision.ts'
import { clientTexts } from '#sites/texts/client.ts'
import { brand } from '#sites/ui/brand.ts'
import { useMay } from '#sites/portal/session.ts'

const general = { to: '/clients/$clientId', label: clientTexts.general } as const
const most = [
  general,
  { to: '/clients/$clientId/licences', label: clientTexts.licences },
  { to: '/clients/$clientId/service-en-ligne', label: brand.onlineService },
  { to: '/clients/$clientId/transferts', label: clientTexts.transfers },
  { to: '/clients/$clientId/journal', label: journalTexts.tab },
] as const
const access = { to: '/clients/$clientId/acces', label: accessTexts.tab } as const
const history = { to: '/clients/$clientId/historique', label: clientTexts.history } as const

export type ClientTab = (typeof most)[number] | typeof access | typeof history

/** The tabs of a client that this person may open, in their order. */
export function useClientTabs(): readonly ClientTab[] {
  return useMay('supervision:start') ? [...most, access, history] : [...most, history]
}

/** The tab that shows this address: a transfer's own page is under « Transferts ». */
export function tabAt(pathname: string, tabs: readonly ClientTab[]): ClientTab {
  const part = pathname.split('/')[3] ?? ''
  return tabs.find(({ to }) => to.split('/')[3] === part && part !== '') ?? general
}
