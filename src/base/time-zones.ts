/** Where a school of the network may stand, as offered in a list; the first is the default. */
export const timeZones = [
  { zone: 'Europe/Paris', label: 'Paris, métropole (UTC+1, UTC+2 l’été)' },
  { zone: 'America/Guadeloupe', label: 'Guadeloupe (UTC−4)' },
  { zone: 'America/Martinique', label: 'Martinique (UTC−4)' },
  { zone: 'America/St_Barthelemy', label: 'Saint-Barthélemy (UTC−4)' },
  { zone: 'America/Marigot', label: 'Saint-Martin (UTC−4)' },
  { zone: 'America/Cayenne', label: 'Guyane (UTC−3)' },
  { zone: 'America/Miquelon', label: 'Saint-Pierre-et-Miquelon (UTC−3, UTC−2 l’été)' },
  { zone: 'Indian/Reunion', label: 'La Réunion (UTC+4)' },
  { zone: 'Indian/Mayotte', label: 'Mayotte (UTC+3)' },
  { zone: 'Pacific/Noumea', label: 'Nouvelle-Calédonie (UTC+11)' },
  { zone: 'Pacific/Wallis', label: 'Wallis-et-Futuna (UTC+12)' },
  { zone: 'Pacific/Tahiti', label: 'Polynésie, Tahiti (UTC−10)' },
  { zone: 'Pacific/Marquesas', label: 'Polynésie, îles Marquises (UTC−9 h 30)' },
  { zone: 'Pacific/Gambier', label: 'Polynésie, îles Gambier (UTC−9)' },
] as const

export type TimeZone = (typeof timeZones)[number]['zone']

export function isTimeZone(text: string): text is TimeZone {
  return timeZones.some(({ zone }) => zone === text)
}
