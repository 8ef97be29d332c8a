import { slug } from '../slug.ts'
import type { Draw } from './draw.ts'

export type Address = {
  readonly adresse: string
  readonly code_postal: string
  readonly ville: string
}

/** No town below exists. */
export const homeTown = { code_postal: '99100', ville: 'Saint-Évrolin-sur-Œuvre' } as const

export function inventAddress(draw: Draw): Address {
  const number = `${draw.int(1, 180)}${draw.chance(0.08) ? draw.pick([' bis', ' ter', ' A']) : ''}`
  const town = draw.chance(0.55) ? homeTown : draw.pick(towns)
  return { adresse: `${number} ${draw.pick(streets)}`, ...town }
}

/** Of the numbers that are kept for fiction. */
export function inventPhone(draw: Draw): string {
  return `02 61 91 ${pair(draw)} ${pair(draw)}`
}

export function inventMobile(draw: Draw): string {
  return `06 39 98 ${pair(draw)} ${pair(draw)}`
}

export function mailOf(first: string, last: string, domain: string): string {
  return `${slug(first)}.${slug(last)}@${domain}.example`
}

function pair(draw: Draw): string {
  return String(draw.int(0, 99)).padStart(2, '0')
}

const towns = [
  { code_postal: '99110', ville: 'L’Haÿ-des-Prés' },
  { code_postal: '99120', ville: 'Bourg-Élant' },
  { code_postal: '99130', ville: 'Aÿ-la-Forêt' },
  { code_postal: '99140', ville: 'Trévenan' },
  { code_postal: '99150', ville: 'Notre-Dame-du-Bois-Cœuré' },
  { code_postal: '09910', ville: 'Les Hauts-Genêts' },
]

const streets = [
  'rue des Tilleuls',
  'rue du Lavoir',
  'rue des Écoles',
  'avenue de l’Œuvre',
  'boulevard de la Liberté',
  "place de l'Église",
  'rue du Sacré-Cœur',
  'rue du Moulin',
  'allée des Platanes',
  'impasse du Verger – rés. « Les Chênes »',
  'route de la Mer',
  'rue du 8-Mai-1945',
  'chemin des Vignes',
  'quai du Vieux-Fanal',
]
