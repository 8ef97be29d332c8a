import type { Draw } from './draw.ts'
import { numbering } from './numbering.ts'
import { isThere, type Pupil } from './pupils.ts'
import { weekday, type SchoolYear } from './school-year.ts'
import type { Put, RowOf } from './tables/tables.ts'

/** Absences, late arrivals and sanctions of the year, day by day; a few pupils have many of them. */
export function putPresence(
  put: Put,
  draw: Draw,
  { days }: SchoolYear,
  pupils: readonly Pupil[],
): void {
  const [nextAbsence, nextSanction] = [numbering(9000), numbering(400)]
  const likelihood = new Map(pupils.map((pupil) => [pupil, draw.chance(0.08) ? 0.12 : 0.035]))
  for (const date of days)
    for (const pupil of pupils) {
      if (!isThere(pupil, date)) continue
      if (draw.chance(likelihood.get(pupil) ?? 0))
        put('absence_retard', {
          id: nextAbsence(),
          eleve_id: pupil.id,
          ...inventAbsence(draw, date),
        })
      if (draw.chance(0.002))
        put('sanction', { id: nextSanction(), eleve_id: pupil.id, ...inventSanction(draw, date) })
    }
}

export function inventAbsence(
  draw: Draw,
  date: string,
): Omit<RowOf<'absence_retard'>, 'id' | 'eleve_id'> {
  const isMorning = weekday(date) === 3 || draw.chance(0.6)
  const origine = draw.chance(0.6) ? 'AppelEd' : 'Saisie'
  const known = draw.chance(0.75)
  const motif = known ? draw.pick(reasons) : null
  if (draw.chance(0.35))
    return {
      type: 'RETARD',
      debut: `${date}T${isMorning ? '08:05' : '13:30'}`,
      fin: `${date}T${isMorning ? '08' : '13'}:${String(draw.int(31, 55))}`,
      motif: known ? draw.pick(lateReasons) : null,
      justifie: known,
      origine,
    }
  const isWholeDay = draw.chance(0.4)
  return {
    type: 'ABSENCE',
    debut: `${date}T${isMorning || isWholeDay ? '08:05' : '13:30'}`,
    // Nobody has said yet until when.
    fin: draw.chance(0.04)
      ? null
      : `${date}T${isMorning && !isWholeDay ? '12:00' : weekday(date) === 3 ? '12:00' : '16:30'}`,
    motif,
    justifie: known && draw.chance(0.85),
    origine,
  }
}

export function inventSanction(
  draw: Draw,
  date: string,
): Omit<RowOf<'sanction'>, 'id' | 'eleve_id'> {
  return { type: draw.pick(sanctions), date, motif: draw.pick(faults) }
}

const reasons = [
  'Maladie',
  'Rendez-vous médical',
  'Raison familiale',
  'Convocation à un examen',
  'Mal au cœur – passage à l’infirmerie',
  'Grève des transports',
  'Journée d’appel',
]
const lateReasons = ['Réveil tardif', 'Retard de l’autocar', 'Problème de transport']
const sanctions = ['RETENUE', 'AVERTISSEMENT', 'EXCLUSION DE COURS', 'TRAVAIL SUPPLEMENTAIRE']
const faults = [
  'Bavardages répétés',
  'Travail non fait (3e fois)',
  'Téléphone portable allumé en cours',
  'Insolence envers un adulte',
  'Dégradation de matériel : chaise cassée',
]
