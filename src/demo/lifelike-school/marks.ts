import type { Draw } from './draw.ts'
import { isThere, type Pupil, type SchoolClass } from './pupils.ts'
import type { Period } from './school-year.ts'
import { levels, subjects, type Subject } from './subjects.ts'
import type { Put } from './tables/tables.ts'

/** Of one pupil in one subject in one period, of 20. */
export type Average = { points: number; weight: number }
export type Averages = Map<Pupil, Map<string, Average>>

/** The tests of one class in one period and their marks; returns what the averages come from. */
export function putMarks(
  put: Put,
  draw: Draw,
  nextTest: () => number,
  { id: classId, level }: SchoolClass,
  pupils: readonly Pupil[],
  period: Period,
): Averages {
  const averages: Averages = new Map()
  for (const subject of subjects.filter(({ tests }) => tests > 0)) {
    const those = pupils.filter((pupil) => takes(pupil, level, subject.code))
    if (those.length === 0) continue
    const tests = Math.max(1, subject.tests + draw.int(-1, 1))
    for (let test = 0; test < tests; test++) {
      const id = nextTest()
      const [coefficient, outOf] = [draw.pick([1, 1, 1, 2, 0.5]), draw.pick([20, 20, 20, 10, 40])]
      const date = draw.pick(period.days)
      put('devoir', {
        id,
        classe_id: classId,
        matiere_code: subject.code,
        periode: period.code,
        type: draw.pick(testTypes),
        coefficient,
        note_sur: outOf,
        date,
      })
      for (const pupil of those.filter((each) => isThere(each, date))) {
        const mark = drawMark(draw, pupil, subject, outOf)
        const isCounted = mark.points !== null && !draw.chance(0.02)
        put('note', {
          devoir_id: id,
          eleve_id: pupil.id,
          valeur: mark.text,
          non_significatif: !isCounted && mark.points !== null,
        })
        if (isCounted) addTo(averages, pupil, subject.code, (mark.points / outOf) * 20, coefficient)
      }
    }
  }
  return averages
}

/** `12,5`, `Abs` or `Disp`, as teachers type them. */
export function drawMark(
  draw: Draw,
  { ability }: Pick<Pupil, 'ability'>,
  { code }: Pick<Subject, 'code'>,
  outOf: number,
): { readonly text: string; readonly points: number | null } {
  if (draw.chance(0.03)) return { text: 'Abs', points: null }
  if (draw.chance(code === 'EPS' ? 0.05 : 0.003)) return { text: 'Disp', points: null }
  const part = (ability + (draw.part() + draw.part() - 1) * 6) / 20
  const points = Math.round(Math.min(1, Math.max(0, part)) * outOf * 2) / 2
  return { text: String(points).replace('.', ','), points }
}

function takes(pupil: Pupil, level: number, subject: string): boolean {
  if (subject === 'ESPA2' || subject === 'ALLE2')
    return level > 0 && pupil.secondLanguage === subject
  if (subject === 'LATIN') return pupil.hasLatin
  return subject in (levels[level]?.weekly ?? {})
}

function addTo(averages: Averages, pupil: Pupil, subject: string, mark: number, weight: number) {
  const own = averages.get(pupil) ?? new Map<string, Average>()
  averages.set(pupil, own)
  const average = own.get(subject) ?? { points: 0, weight: 0 }
  own.set(subject, { points: average.points + mark * weight, weight: average.weight + weight })
}

const testTypes = [
  'Devoir surveillé',
  'Interrogation écrite',
  'Devoir maison',
  'Contrôle de leçon',
  'Exposé oral',
  'Œuvre intégrale – lecture',
]
