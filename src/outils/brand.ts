export type AgentNames = {
  readonly agent: string
  readonly onPremise: string
  readonly onlineService: string
}

declare const OUTILS_BRAND: AgentNames | undefined

const usual: AgentNames = {
  agent: 'Charlemagne Outils',
  onPremise: 'Charlemagne',
  onlineService: 'EcoleDirecte',
}

const names = typeof OUTILS_BRAND === 'undefined' ? usual : OUTILS_BRAND

/** The names a publisher gives its products, built in with the bundle; nothing else in the agent says them. */
export const brand = { ...names, ...folderNames(names.agent) }

/** The agent's name as each system takes it for a folder. */
export function folderNames(agent: string): { windowsFolder: string; unixFolder: string } {
  const windows = agent.replaceAll(/[<>:"/\\|?*\p{Cc}]/gu, '').replace(/[. ]+$/, '')
  const plain = agent.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const unix = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
  return { windowsFolder: windows.trim() || 'Outils', unixFolder: unix || 'outils' }
}
