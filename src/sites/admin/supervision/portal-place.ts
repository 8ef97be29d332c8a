import { brand } from '#sites/ui/brand.ts'

const name = 'supervised-client'

/** The client from whose file this tab was opened, as long as the tab lives. */
export function rememberSupervisedClient(clientId: string): void {
  sessionStorage.setItem(name, clientId)
}

/** Back to that client in the portal. */
export function portalAddress(): string {
  const clientId = sessionStorage.getItem(name)
  const path = clientId === null ? '/' : `/clients/${encodeURIComponent(clientId)}`
  return new URL(path, brand.portalUrl).href
}
