/** The names of this house's products, given by the server with the page. */
export type Brand = {
  readonly publisher: string
  readonly onPremise: string
  readonly agent: string
  readonly onlineService: string
  readonly product: string
  /** Where the agent of a school calls. */
  readonly agentUrl: string
  /** Where the support comes from; on the admin site only. */
  readonly portalUrl: string
}

export const brand: Brand = { ...defaults(), ...given() }

function defaults(): Brand {
  return {
    publisher: 'Éditeur',
    onPremise: 'Charlemagne',
    agent: 'Charlemagne Outils',
    onlineService: 'EcoleDirecte',
    product: 'Gestion Clients Web',
    agentUrl: location.origin,
    portalUrl: location.origin,
  }
}

function given(): Partial<Brand> {
  const text = document.querySelector('#brand')?.textContent.trim() ?? ''
  // In development nobody has replaced the placeholder.
  return text.startsWith('{') ? (JSON.parse(text) as Partial<Brand>) : {}
}
