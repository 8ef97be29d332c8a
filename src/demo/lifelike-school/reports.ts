import type { Draw } from './draw.ts'
import type { Average, Averages } from './marks.ts'
import type { Pupil } from './pupils.ts'
import { subjects } from './subjects.ts'
import type { Put } from './tables/tables.ts'

export type ReportIds = { readonly average: () => number; readonly comment: () => number }

/** What stands on the reports of one class for one period: an average and a word by subject, and in all. */
export function putReports(
  put: Put,
  draw: Draw,
  ids: ReportIds,
  averages: Averages,
  period: string,
): void {
  for (const [pupil, bySubject] of averages) {
    for (const [subject, average] of bySubject) {
      const mark = average.points / average.weight
      putAverage(put, ids, pupil, subject, period, mark)
      if (draw.chance(0.97))
        put('appreciation', {
          id: ids.comment(),
          eleve_id: pupil.id,
          matiere_code: subject,
          periode: period,
          texte: comment(draw, mark),
        })
    }
    const general = generalAverage(bySubject)
    putAverage(put, ids, pupil, null, period, general)
    put('appreciation', {
      id: ids.comment(),
      eleve_id: pupil.id,
      matiere_code: null,
      periode: period,
      texte: `${comment(draw, general)} ${general >= 15 ? 'Félicitations du conseil de classe.' : ''}`,
    })
  }
}

function putAverage(
  put: Put,
  ids: ReportIds,
  { id }: Pupil,
  subject: string | null,
  period: string,
  mark: number,
): void {
  put('moyenne', {
    id: ids.average(),
    eleve_id: id,
    matiere_code: subject,
    periode: period,
    valeur: spellAverage(mark),
  })
}

export function spellAverage(mark: number): string {
  return mark.toFixed(2).replace('.', ',')
}

function generalAverage(bySubject: ReadonlyMap<string, Average>): number {
  let [points, weight] = [0, 0]
  for (const [code, average] of bySubject) {
    const coefficient = coefficients.get(code) ?? 1
    points += (average.points / average.weight) * coefficient
    weight += coefficient
  }
  return points / weight
}

const coefficients = new Map(subjects.map(({ code, coefficient }) => [code, coefficient]))

function comment(draw: Draw, mark: number): string {
  const opening = mark >= 15 ? praises : mark >= 11 ? middles : worries
  return `${draw.pick(opening)} ${draw.pick(advices)}`
}

const praises = [
  'Excellent trimestre, un travail sérieux et régulier.',
  'Très bons résultats ; la participation est un modèle pour la classe.',
  'Élève curieux, au cœur de la vie de la classe.',
]

const middles = [
  'Ensemble satisfaisant, malgré quelques irrégularités.',
  'Des efforts… qu’il faut poursuivre.',
  'Résultats corrects, l’oral reste trop discret.',
]

const worries = [
  'Trimestre décevant : les leçons ne sont pas assez apprises.',
  'De réelles difficultés, mais de la bonne volonté.',
  'Trop de bavardages – l’attention doit être soutenue.',
]

const advices = [
  'Continuez ainsi !',
  'Il faut relire le cours chaque soir.',
  'Les méthodes sont à revoir avec le professeur.',
  'L’aide aux devoirs serait utile.',
  'Attention au soin et à l’orthographe (« s’accorde avec… »).',
  'On vous attend au prochain trimestre.',
]
