import type { Draw } from '../draw.ts'
import { drawMark } from '../marks.ts'
import { numbering } from '../numbering.ts'
import { spellAverage } from '../reports.ts'
import type { DayBook } from './day-book.ts'
import type { Surroundings } from './surroundings.ts'

type Touched = { readonly pupilId: number; readonly subject: string; readonly period: string }

/** A few tests are marked, a few marks put right, and the averages follow. */
export function giveMarks(book: DayBook, draw: Draw, around: Surroundings, day: string): void {
  const period = around.period()
  if (period === undefined) return
  const touched = new Map<string, Touched>()
  const touch = (each: Touched): void =>
    void touched.set(`${each.pupilId} ${each.subject} ${each.period}`, each)
  correctMarks(book, draw, around, touch)
  const nextTest = numbering(around.nextId('DEVOIR', 'IDDEVOIR'))
  for (const { id: model, classId, subject } of draw.shuffled(around.tests()).slice(0, 3)) {
    const id = nextTest()
    book.insert('devoir', {
      id,
      classe_id: classId,
      matiere_code: subject,
      periode: period,
      type: 'Interrogation écrite',
      coefficient: 1,
      note_sur: 20,
      date: day,
    })
    for (const { id: pupilId } of around.takers(model)) {
      const mark = drawMark(draw, { ability: 7 + 9 * draw.part() }, { code: subject }, 20)
      book.insert('note', {
        devoir_id: id,
        eleve_id: pupilId,
        valeur: mark.text,
        non_significatif: false,
      })
      touch({ pupilId, subject, period })
    }
  }
  followMarks(book, around, [...touched.values()])
}

/** Who was absent has sat the test since; a mark that was another pupil's goes away. */
function correctMarks(
  book: DayBook,
  draw: Draw,
  around: Surroundings,
  touch: (touched: Touched) => void,
): void {
  for (const mark of draw.shuffled(around.recentMarks('Abs')).slice(0, 3)) {
    const points = Math.round(mark.outOf * (0.3 + 0.6 * draw.part()))
    const key = { devoir_id: mark.testId, eleve_id: mark.pupilId }
    book.change('note', key, { valeur: String(points) })
    touch(mark)
  }
  for (const mark of draw.shuffled(around.recentMarks('[0-9]*')).slice(0, 1)) {
    book.remove('note', { devoir_id: mark.testId, eleve_id: mark.pupilId })
    touch(mark)
  }
}

function followMarks(book: DayBook, around: Surroundings, touched: readonly Touched[]): void {
  const nextAverage = numbering(around.nextId('MOYENNE', 'IDMOY'))
  for (const { pupilId, subject, period } of touched) {
    const marks = around.countedMarks(pupilId, subject, period)
    const known = around.average(pupilId, subject, period)
    if (marks.length === 0) {
      if (known !== undefined) book.remove('moyenne', { id: known.id })
      continue
    }
    const weight = marks.reduce((sum, each) => sum + each.weight, 0)
    const points = marks.reduce((sum, { value, outOf, weight }) => {
      return sum + (Number(value.replace(',', '.')) / outOf) * 20 * weight
    }, 0)
    const valeur = spellAverage(points / weight)
    if (known !== undefined) book.change('moyenne', { id: known.id }, { valeur })
    else
      book.insert('moyenne', {
        id: nextAverage(),
        eleve_id: pupilId,
        matiere_code: subject,
        periode: period,
        valeur,
      })
  }
}
