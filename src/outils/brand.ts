/** The names a publisher gives its products; nothing else in the agent says them. */
export const brand = {
  agent: 'Charlemagne Outils',
  windowsFolder: 'Charlemagne Outils',
  unixFolder: 'charlemagne-outils',
} as const
