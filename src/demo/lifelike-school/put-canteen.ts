import type { Draw } from './draw.ts'
import { numbering } from './numbering.ts'
import { isThere, type Pupil } from './pupils.ts'
import { weekday, type SchoolYear } from './school-year.ts'
import type { Put, RowOf } from './tables/tables.ts'

/** What can be eaten, and who passed at the till on each day. */
export function putCanteen(
  put: Put,
  draw: Draw,
  { days }: SchoolYear,
  pupils: readonly Pupil[],
): void {
  for (const [code, libelle, prix] of formulas) put('formule', { code, libelle, prix })
  const nextId = numbering(200_000)
  for (const date of days)
    for (const pupil of pupils)
      if (isThere(pupil, date) && eats(draw, pupil.regime, date))
        put('passage', {
          id: nextId(),
          eleve_id: pupil.id,
          ...inventPassage(draw, pupil.regime, date),
        })
}

export function eats(draw: Draw, regime: string, date: string): boolean {
  if (weekday(date) === 3) return regime === 'INT' && draw.chance(0.9)
  return draw.chance(regime === 'EXT' ? 0.03 : 0.93)
}

export function inventPassage(
  draw: Draw,
  regime: string,
  date: string,
): Omit<RowOf<'passage'>, 'id' | 'eleve_id'> {
  return {
    formule_code: regime === 'EXT' ? 'TICKET' : regime === 'INT' ? 'INT5' : 'DP4',
    date,
    heure: draw.chance(0.55) ? `12:${draw.int(10, 59)}` : `13:${draw.int(10, 25)}`,
  }
}

const formulas = [
  ['DP4', 'Demi-pension 4 jours', 5.4],
  ['INT5', 'Internat, pension complète', 14.9],
  ['TICKET', 'Repas à l’unité', 6.85],
  ['PAI', 'Panier-repas (P.A.I.) – fourni par la famille', 0],
] as const
