import type { Draw } from '../draw.ts'
import { inventFamily } from '../families.ts'
import { numbering } from '../numbering.ts'
import { inventAddress, inventMobile } from '../places.ts'
import type { Pupil } from '../pupils.ts'
import { putFamily } from '../put-families.ts'
import type { DayBook } from './day-book.ts'
import type { Surroundings } from './surroundings.ts'

/** A pupil arrives with a family, or leaves; some homes move. */
export function movePupils(book: DayBook, draw: Draw, around: Surroundings, day: string): void {
  const pupils = around.pupils()
  const someone = draw.pick(pupils)
  if (draw.chance(0.5)) arrive(book, draw, around, someone, day)
  else {
    book.change('eleve', { id: someone.id }, { date_sortie: day })
    for (const { id } of around.groupsOf(someone.id))
      book.remove('groupe_eleve', { groupe_id: id, eleve_id: someone.id })
  }
  for (let move = draw.int(1, 3); move > 0; move--)
    book.change('foyer', { id: draw.pick(pupils).homeId }, inventAddress(draw))
  book.change(
    'responsable',
    { id: draw.pick(around.parents()).id },
    { portable: inventMobile(draw) },
  )
}

/** Into the class and the groups of a classmate. */
function arrive(
  book: DayBook,
  draw: Draw,
  around: Surroundings,
  classmate: { readonly id: number; readonly classId: number | null },
  day: string,
): void {
  const level = Math.floor((classmate.classId ?? 100) / 100) - 1
  const pupil: Pupil = {
    id: around.nextId('ELEVE', 'IDELEVE'),
    level,
    rank: 0,
    lastYear: 0,
    enteredOn: day,
    leftOn: null,
    bornIn: Number(day.slice(0, 4)) - 12 - level,
    secondLanguage: 'ESPA2',
    hasLatin: false,
    half: 0,
    regime: draw.chance(0.7) ? 'DP' : 'EXT',
    ability: 11,
  }
  const ids = {
    home: numbering(around.nextId('FOYER', 'IDFOYER')),
    adult: numbering(around.nextId('RESPONSABLE', 'IDRESP')),
  }
  const family = inventFamily(draw, [pupil], ids)
  putFamily(
    (collection, row) => book.insert(collection, row),
    draw,
    family,
    () => classmate.classId,
  )
  for (const { id } of around.groupsOf(classmate.id))
    book.insert('groupe_eleve', { groupe_id: id, eleve_id: pupil.id })
}
