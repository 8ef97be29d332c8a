import type { Draw } from './draw.ts'
import type { Group } from './groups.ts'
import type { SchoolClass } from './pupils.ts'
import type { Teacher } from './staff.ts'
import { levels } from './subjects.ts'

export type Slot = { readonly weekday: number; readonly from: string; readonly to: string }

/** A lesson of every week, of a class or of a group. */
export type WeeklyLesson = {
  readonly slot: Slot
  readonly subject: string
  readonly classId: number | null
  readonly groupId: number | null
  readonly teacherId: number
}

/** Hours that somebody has to teach, before it is known who and when. */
export type Need = {
  readonly subject: string
  readonly hours: number
  readonly who: SchoolClass | Group
}

export function weeklyNeeds(classes: readonly SchoolClass[], groups: readonly Group[]): Need[] {
  return [
    ...groups.map((who) => ({ who, subject: who.subject, hours: hoursOf(who) })),
    ...classes.flatMap((who) =>
      Object.entries(levels[who.level]?.weekly ?? {}).map(([subject, hours]) => ({
        who,
        subject,
        hours,
      })),
    ),
  ]
}

export function hoursBySubject(needs: readonly Need[]): Map<string, number> {
  const hours = new Map<string, number>()
  for (const need of needs) hours.set(need.subject, (hours.get(need.subject) ?? 0) + need.hours)
  return hours
}

/** Nobody is in two places at once, but for the odd teacher whom no free hour was left for. */
export function planWeek(
  draw: Draw,
  needs: readonly Need[],
  teachers: readonly Teacher[],
): WeeklyLesson[] {
  const order = draw.shuffled(slots)
  const busy = new Set<string>()
  const lessons: WeeklyLesson[] = []
  const classSlots = new Map<number, Slot[]>()
  const slotsOf = (id: number, level: number): Slot[] => {
    const own =
      classSlots.get(id) ?? draw.shuffled(order.filter((slot) => !isShared(order, slot, level)))
    classSlots.set(id, own)
    return own
  }
  const add = (need: Need, slot: Slot, teacherId: number): void => {
    const isGroup = 'kind' in need.who
    busy.add(busyKey(teacherId, slot))
    lessons.push({
      slot,
      subject: need.subject,
      classId: isGroup ? null : need.who.id,
      groupId: isGroup ? need.who.id : null,
      teacherId,
    })
  }
  // Groups first: the hours of a whole level, and the first two of each class for its halves.
  for (const need of needs) {
    const teacherId = teacherFor(need, teachers)
    if ('kind' in need.who) {
      for (const slot of groupSlots(order, need.who, slotsOf)) add(need, slot, teacherId)
      continue
    }
    const free = slotsOf(need.who.id, need.who.level)
    for (let hour = 0; hour < need.hours; hour++) {
      const reserved = 2
      const at = free.findIndex((slot, at) => at >= reserved && !busy.has(busyKey(teacherId, slot)))
      const [slot] = free.splice(at === -1 ? reserved : at, 1)
      if (slot !== undefined) add(need, slot, teacherId)
    }
  }
  return lessons
}

function hoursOf({ kind }: Group): number {
  return { language: 3, latin: 2, half: 1 }[kind]
}

/** Five hours of the week are common to all classes of a level. */
function sharedSlots(order: readonly Slot[], level: number): Slot[] {
  return Array.from({ length: 5 }, (_, at) => order[(level * 5 + at) % order.length]).filter(
    (slot) => slot !== undefined,
  )
}

function isShared(order: readonly Slot[], slot: Slot, level: number): boolean {
  return sharedSlots(order, level).includes(slot)
}

function groupSlots(
  order: readonly Slot[],
  { kind, level, half }: Group,
  slotsOf: (classId: number, level: number) => Slot[],
): Slot[] {
  if (half !== null) return slotsOf(half.classId, level).slice(half.turn, half.turn + 1)
  const shared = sharedSlots(order, level)
  return kind === 'language' ? shared.slice(0, 3) : shared.slice(3)
}

/** The one of the subject with the most hours left; all hours of a class in one subject have one teacher. */
function teacherFor({ subject, hours }: Need, teachers: readonly Teacher[]): number {
  const [first, ...others] = teachers.filter((each) => each.subject === subject)
  if (first === undefined) throw new Error(`nobody teaches ${subject}`)
  const freest = others.reduce(
    (best, each) => (each.hoursLeft > best.hoursLeft ? each : best),
    first,
  )
  freest.hoursLeft -= hours
  return freest.id
}

function busyKey(teacherId: number, { weekday, from }: Slot): string {
  return `${teacherId} ${weekday} ${from}`
}

const hours = [
  ['08:05', '09:00'],
  ['09:00', '09:55'],
  ['10:10', '11:05'],
  ['11:05', '12:00'],
  ['13:30', '14:25'],
  ['14:25', '15:20'],
  ['15:35', '16:30'],
] as const

/** Wednesday afternoon is free. */
const slots: readonly Slot[] = [1, 2, 3, 4, 5].flatMap((weekday) =>
  hours.slice(0, weekday === 3 ? 4 : 7).map(([from, to]) => ({ weekday, from, to })),
)
