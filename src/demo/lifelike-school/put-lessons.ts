import type { Draw } from './draw.ts'
import { numbering } from './numbering.ts'
import type { SchoolClass } from './pupils.ts'
import { weekday, type SchoolYear } from './school-year.ts'
import type { Put } from './tables/tables.ts'
import type { WeeklyLesson } from './timetable.ts'

/** Returns the room of each lesson of the week; none for sports. */
export type RoomOf = (lesson: WeeklyLesson) => number | null

/** A room for each class, and those of some subjects. */
export function putRooms(put: Put, draw: Draw, classes: readonly SchoolClass[]): RoomOf {
  const nextId = numbering(1)
  const home = new Map<number, number>()
  for (const { id } of classes) {
    const room = nextId()
    home.set(id, room)
    const capacite = draw.chance(0.9) ? draw.int(24, 36) : null
    put('salle', { id: room, libelle: `Salle ${100 + room}`, capacite })
  }
  const special = new Map<string, number[]>()
  for (const [subject, label, count] of specialRooms) {
    const rooms = Array.from({ length: count }, nextId)
    special.set(subject, rooms)
    for (const [at, id] of rooms.entries())
      put('salle', { id, libelle: `${label} ${at + 1}`, capacite: draw.int(18, 30) })
  }
  const anywhere = [...home.values()]
  return ({ subject, classId, groupId }) => {
    if (subject === 'EPS') return null
    const rooms = special.get(subject)
    if (rooms !== undefined) return rooms[(groupId ?? classId ?? 0) % rooms.length] ?? null
    const own = classId === null ? undefined : home.get(classId)
    return own ?? anywhere[(groupId ?? 0) % anywhere.length] ?? null
  }
}

/** Every lesson of every day of the year, in order of time. Some are cancelled, some change rooms. */
export function putLessons(
  put: Put,
  draw: Draw,
  { days }: SchoolYear,
  week: readonly WeeklyLesson[],
  roomOf: RoomOf,
): void {
  const nextId = numbering(50_000)
  const byWeekday = Map.groupBy(
    week.toSorted((a, b) => a.slot.from.localeCompare(b.slot.from)),
    ({ slot }) => slot.weekday,
  )
  for (const day of days)
    for (const lesson of byWeekday.get(weekday(day)) ?? [])
      put('cours', {
        id: nextId(),
        matiere_code: lesson.subject,
        personnel_id: lesson.teacherId,
        salle_id: draw.chance(0.02) ? null : roomOf(lesson),
        classe_id: lesson.classId,
        groupe_id: lesson.groupId,
        debut: `${day}T${lesson.slot.from}`,
        fin: `${day}T${lesson.slot.to}`,
        annule: draw.chance(0.03),
      })
}

const specialRooms = [
  ['SVT', 'Labo SVT', 3],
  ['PHCHI', 'Labo physique-chimie', 3],
  ['TECHN', 'Atelier de technologie', 2],
  ['ARTPL', 'Salle d’arts « Œuvres »', 2],
  ['MUSIQ', 'Salle de musique', 2],
] as const
