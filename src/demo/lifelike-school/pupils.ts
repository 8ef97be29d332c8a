import type { Draw } from './draw.ts'
import { firstYear, type SchoolYear } from './school-year.ts'
import type { Plan } from './sizes.ts'
import { levels } from './subjects.ts'

export type SchoolClass = {
  readonly id: number
  readonly level: number
  readonly rank: number
  readonly label: string
}

/** What the rest of a school's life needs to know of a pupil; who the pupil is stands with the family. */
export type Pupil = {
  readonly id: number
  /** Of the last year in the school. */
  readonly level: number
  readonly rank: number
  /** Years ago; 0 is this year. */
  readonly lastYear: number
  readonly enteredOn: string
  readonly leftOn: string | null
  readonly bornIn: number
  readonly secondLanguage: 'ESPA2' | 'ALLE2'
  readonly hasLatin: boolean
  /** Of the class, for laboratory work. */
  readonly half: 0 | 1
  readonly regime: 'DP' | 'EXT' | 'INT'
  /** The average the pupil tends to, of 20. */
  readonly ability: number
}

export function openClasses({ classesByLevel }: Plan): SchoolClass[] {
  return classesByLevel.flatMap((count, level) =>
    Array.from({ length: count }, (_, rank) => ({
      id: (level + 1) * 100 + rank + 1,
      level,
      rank,
      label: `${levels[level]?.short ?? ''}${'ABCDEFGH'.charAt(rank)}`,
    })),
  )
}

/** Everybody who is or was in the school, classes of even size, in the order of their ids. */
export function enrolPupils(draw: Draw, plan: Plan, year: SchoolYear): Pupil[] {
  const classes = openClasses(plan)
  const top = plan.classesByLevel.length - 1
  const topClasses = classes.filter(({ level }) => level === top)
  const places = [
    ...repeated(classes, plan.pupils).map((place) => ({ place, lastYear: 0, left: false })),
    ...repeated(draw.shuffled(classes), plan.leftThisYear).map((place) => ({
      place,
      lastYear: 0,
      left: true,
    })),
    // Most of those who left had finished.
    ...repeated(topClasses, plan.leftBefore).map((finished, at) => ({
      place: draw.chance(0.8) ? finished : draw.pick(classes),
      lastYear: 1 + (at % Math.max(plan.pastYears, 3)),
      left: true,
    })),
  ]
  return draw.shuffled(places).map(({ place, lastYear, left }, at) => {
    const attended = draw.chance(0.75) ? place.level : draw.int(0, place.level)
    const isLate = !left && draw.chance(0.03)
    const since = firstYear - lastYear - attended
    return {
      id: 1000 + at + Math.floor(at / 9),
      level: place.level,
      rank: place.rank,
      lastYear,
      enteredOn: isLate ? draw.pick(year.days) : `${since}-09-01`,
      leftOn: left ? leavingDay(draw, year, lastYear) : null,
      bornIn: firstYear - lastYear - 11 - place.level - (draw.chance(0.08) ? 1 : 0),
      secondLanguage: draw.chance(0.75) ? 'ESPA2' : 'ALLE2',
      hasLatin: draw.chance(0.15),
      half: draw.chance(0.5) ? 0 : 1,
      regime: draw.chance(0.68) ? 'DP' : draw.chance(0.9) ? 'EXT' : 'INT',
      ability: 6 + 11 * ((draw.part() + draw.part() + draw.part()) / 3),
    }
  })
}

export function isThere({ enteredOn, leftOn }: Pupil, day: string): boolean {
  return enteredOn <= day && (leftOn === null || day <= leftOn)
}

/** The level of that many years ago; undefined before or after the pupil's time. */
function levelIn(pupil: Pupil, yearsAgo: number): number | undefined {
  const level = pupil.level - (yearsAgo - pupil.lastYear)
  if (yearsAgo < pupil.lastYear || level < 0) return undefined
  return Number(pupil.enteredOn.slice(0, 4)) <= firstYear - yearsAgo + 1 ? level : undefined
}

/** By class of that many years ago. A pupil keeps the letter from year to year. */
export function pupilsByClass(
  pupils: readonly Pupil[],
  classes: readonly SchoolClass[],
  yearsAgo: number,
): Map<SchoolClass, Pupil[]> {
  const found = new Map(classes.map((each) => [each, [] as Pupil[]]))
  for (const pupil of pupils) {
    const level = levelIn(pupil, yearsAgo)
    if (level === undefined) continue
    const inLevel = classes.filter((each) => each.level === level)
    const own = inLevel[pupil.rank % Math.max(inLevel.length, 1)]
    if (own !== undefined) found.get(own)?.push(pupil)
  }
  return found
}

function leavingDay(draw: Draw, { days }: SchoolYear, lastYear: number): string {
  if (lastYear === 0) return draw.pick(days)
  return `${firstYear - lastYear + 1}-07-0${draw.int(1, 6)}`
}

function repeated<T>(list: readonly T[], length: number): T[] {
  return Array.from({ length }, (_, at) => list[at % list.length]).filter(
    (each) => each !== undefined,
  )
}
