import type { Draw } from './draw.ts'
import { numbering } from './numbering.ts'
import { inventAddress, inventPhone } from './places.ts'
import type { Pupil } from './pupils.ts'
import type { Put } from './tables/tables.ts'

/** Companies, and a week or two in one of them for each pupil of troisième and seconde. */
export function putInternships(
  put: Put,
  draw: Draw,
  companies: number,
  pupils: readonly Pupil[],
): void {
  const ids = Array.from({ length: companies }, numbering(80))
  for (const id of ids)
    put('entreprise', {
      id,
      raison_sociale: `${draw.pick(trades)} ${draw.pick(signs)}`,
      // No company has a number that begins like this.
      siret: draw.chance(0.9)
        ? `000${String(draw.int(0, 99_999_999_999)).padStart(11, '0')}`
        : null,
      ...inventAddress(draw),
      telephone: draw.chance(0.85) ? inventPhone(draw) : null,
    })
  const nextId = numbering(600)
  for (const pupil of pupils) {
    const dates = internships[pupil.level]
    if (dates === undefined || pupil.lastYear > 0 || !draw.chance(0.94)) continue
    put('stage', {
      id: nextId(),
      eleve_id: pupil.id,
      entreprise_id: draw.pick(ids),
      debut: dates[0],
      fin: dates[1],
      sujet: draw.chance(0.8) ? draw.pick(topics) : null,
    })
  }
}

const internships: Readonly<Record<number, readonly [string, string]>> = {
  3: ['2026-12-07', '2026-12-11'],
  4: ['2027-06-14', '2027-06-25'],
}

const trades = [
  'Boulangerie',
  'Garage',
  'Cabinet',
  'Librairie',
  'S.A.R.L.',
  'Atelier',
  'Pharmacie',
  'Éts',
]
const signs = [
  'du Vieux-Fanal',
  'L’Œuf & la Poule',
  'Crèvecœur frères',
  'des Hauts-Genêts',
  'Nœud Papillon',
  'du Bel-Été',
  '« À la bonne heure »',
  'Trévenan & fils',
]
const topics = [
  'Stage d’observation',
  'Découverte des métiers de la santé',
  'Découverte d’un bureau d’études',
  'Vente et mise en rayon',
]
