import type { Draw } from '../draw.ts'
import { numbering } from '../numbering.ts'
import { eats, inventPassage } from '../put-canteen.ts'
import { putInvoice } from '../put-invoices.ts'
import { inventAbsence, inventSanction } from '../put-presence.ts'
import { addDays, weekday } from '../school-year.ts'
import type { DayBook } from './day-book.ts'
import type { Surroundings } from './surroundings.ts'

/** Who is absent, who is punished, and whose absence of the last days is explained or was a mistake. */
export function callTheRoll(book: DayBook, draw: Draw, around: Surroundings, day: string): void {
  const [nextAbsence, nextSanction] = [
    numbering(around.nextId('ABSENCE', 'IDABS')),
    numbering(around.nextId('SANCTION', 'IDSANCT')),
  ]
  const earlier = draw.shuffled(around.unexcused())
  for (const { id } of earlier.slice(0, 4))
    book.change('absence_retard', { id }, { justifie: true, motif: 'Certificat médical reçu' })
  for (const { id } of earlier.slice(4, 5)) book.remove('absence_retard', { id })
  for (const { id } of around.pupils()) {
    if (draw.chance(0.035))
      book.insert('absence_retard', {
        id: nextAbsence(),
        eleve_id: id,
        ...inventAbsence(draw, day),
      })
    if (draw.chance(0.002))
      book.insert('sanction', { id: nextSanction(), eleve_id: id, ...inventSanction(draw, day) })
  }
}

/** Of the coming week: lessons that will not be, that move to the end of an afternoon, or to another room. */
export function changeLessons(book: DayBook, draw: Draw, around: Surroundings): void {
  const lessons = draw.shuffled(around.lessons(7))
  const rooms = around.rooms()
  for (const { id } of lessons.slice(0, 5)) book.change('cours', { id }, { annule: true })
  for (const { id, date } of lessons.slice(5, 7)) {
    const day = dayAfter(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`)
    book.change('cours', { id }, { debut: `${day}T16:30`, fin: `${day}T17:25` })
  }
  for (const { id } of lessons.slice(7, 9))
    book.change('cours', { id }, { salle_id: draw.pick(rooms).id })
}

export function feed(book: DayBook, draw: Draw, around: Surroundings, day: string): void {
  const nextId = numbering(around.nextId('PASSAGE', 'IDPASSAGE'))
  const passed = new Set(around.passed().map(({ id }) => id))
  for (const { id, regime } of around.pupils())
    if (!passed.has(id) && eats(draw, regime, day))
      book.insert('passage', { id: nextId(), eleve_id: id, ...inventPassage(draw, regime, day) })
}

/** One invoice goes out, some that are due are paid. */
export function keepAccounts(book: DayBook, draw: Draw, around: Surroundings, day: string): void {
  for (const { id } of draw.shuffled(around.unpaid()).slice(0, 6))
    book.change('echeance', { id }, { regle: true })
  const ids = {
    invoice: numbering(around.nextId('FACTURE', 'IDFACT')),
    dueDate: numbering(around.nextId('ECHEANCE', 'IDECH')),
  }
  const { homeId } = draw.pick(around.pupils())
  putInvoice((collection, row) => book.insert(collection, row), draw, ids, {
    homeId,
    children: 1,
    share: 1,
    date: day,
  })
}

function dayAfter(day: string): string {
  return addDays(day, weekday(day) === 5 ? 3 : 1)
}
