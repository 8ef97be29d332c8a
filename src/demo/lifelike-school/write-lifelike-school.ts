import { withRightLetter } from '#base/uai.ts'
import { drawFor } from './draw.ts'
import { inventFamilies } from './families.ts'
import { putGroups } from './groups.ts'
import { putMarks } from './marks.ts'
import { numbering } from './numbering.ts'
import { homeTown } from './places.ts'
import { enrolPupils, openClasses, pupilsByClass, type Pupil, type SchoolClass } from './pupils.ts'
import { putCanteen } from './put-canteen.ts'
import { putFamily } from './put-families.ts'
import { putInternships } from './put-internships.ts'
import { putInvoices } from './put-invoices.ts'
import { putLessons, putRooms } from './put-lessons.ts'
import { putPresence } from './put-presence.ts'
import { putReports } from './reports.ts'
import { createBase } from './school-base-table.ts'
import { livedUntil, schoolYear, type SchoolYear } from './school-year.ts'
import { plans, type Plan, type SchoolSize } from './sizes.ts'
import { putStaff } from './staff.ts'
import { levels, subjects } from './subjects.ts'
import type { Counts, Put, TableName } from './tables/tables.ts'
import { hoursBySubject, planWeek, weeklyNeeds } from './timetable.ts'

/**
 * Writes the base of a school that never was, as its on-premise software would hold it after a year of life,
 * or at the end of the day `until` (YYYY-MM-DD) of that year; its timetable is always whole. The same seed
 * gives the same rows. Throws an Error if the file is there already.
 */
export function writeLifelikeSchool(
  file: string,
  asked: { readonly seed: number; readonly size: SchoolSize; readonly until?: string },
): Counts {
  const base = createBase(file)
  const counts: Partial<Record<TableName, number>> = {}
  try {
    fill(plans[asked.size], asked, (collection, row) => {
      base.insert(collection, row)
      counts[collection] = (counts[collection] ?? 0) + 1
    })
  } catch (error) {
    base.abandon()
    throw error
  }
  base.close()
  return counts
}

function fill(
  plan: Plan,
  { seed, until = '9999-12-31' }: { readonly seed: number; readonly until?: string },
  put: Put,
): void {
  const year = livedUntil(schoolYear(0), until)
  if (year.days.length === 0) throw new Error(`${until} is before the first day of class`)
  const classes = openClasses(plan)
  putStructure(put, plan, classes)

  const pupils = enrolPupils(drawFor(seed, 'pupils'), plan, year)
  const families = inventFamilies(drawFor(seed, 'families'), pupils)
  putFamilies(put, seed, families, classes, pupils)

  const groups = putGroups(put, pupilsByClass(pupils, classes, 0))
  const needs = weeklyNeeds(classes, groups)
  const teachers = putStaff(put, drawFor(seed, 'staff'), hoursBySubject(needs), families)
  const roomOf = putRooms(put, drawFor(seed, 'rooms'), classes)
  const week = planWeek(drawFor(seed, 'timetable'), needs, teachers)
  putLessons(put, drawFor(seed, 'lessons'), schoolYear(0), week, roomOf)

  putResults(put, seed, plan, classes, pupils, year)
  putPresence(put, drawFor(seed, 'presence'), year, pupils)
  putInvoices(put, drawFor(seed, 'invoices'), year, families)
  putCanteen(put, drawFor(seed, 'canteen'), year, pupils)
  putInternships(put, drawFor(seed, 'internships'), plan.companies, pupils)
}

function putStructure(put: Put, plan: Plan, classes: readonly SchoolClass[]): void {
  const [college, lycee] = [1, 2]
  const place = { ville: homeTown.ville }
  put('etablissement', {
    id: college,
    nom: 'Collège Notre-Dame du Sacré-Cœur-de-l’Œuvre',
    uai: withRightLetter('9902026A'),
    type: 'COLLEGE',
    ...place,
  })
  if (plan.classesByLevel.length > 4)
    put('etablissement', {
      id: lycee,
      nom: 'Lycée Saint-Évrolin « Les Hauts-Genêts »',
      uai: withRightLetter('9902027A'),
      type: 'LYCEE',
      ...place,
    })
  for (const [at, { label }] of levels.slice(0, plan.classesByLevel.length).entries())
    put('niveau', { id: at + 1, libelle: label, rang: at + 1 })
  for (const { id, level, label } of classes)
    put('classe', {
      id,
      libelle: label,
      niveau_id: level + 1,
      etablissement_id: level < 4 ? college : lycee,
    })
  for (const { code, label, short } of subjects)
    put('matiere', { code, libelle: label, libelle_court: short })
  for (let yearsAgo = plan.pastYears; yearsAgo >= 0; yearsAgo--)
    for (const { code, label, days } of schoolYear(yearsAgo).periods)
      put('periode', { code, libelle: label, debut: days[0] ?? null, fin: days.at(-1) ?? null })
}

function putFamilies(
  put: Put,
  seed: number,
  families: ReturnType<typeof inventFamilies>,
  classes: readonly SchoolClass[],
  pupils: readonly Pupil[],
): void {
  const draw = drawFor(seed, 'identities')
  const lastClass = new Map(
    pupils.map((pupil) => [
      pupil,
      classes.find(({ level, rank }) => level === pupil.level && rank === pupil.rank)?.id ?? null,
    ]),
  )
  // Some of those who left long ago are in no class any more.
  const classOf = (pupil: Pupil): number | null =>
    pupil.lastYear > 0 && draw.chance(0.5) ? null : (lastClass.get(pupil) ?? null)
  for (const family of families) putFamily(put, draw, family, classOf)
}

/** Marks and reports, oldest year first. */
function putResults(
  put: Put,
  seed: number,
  plan: Plan,
  classes: readonly SchoolClass[],
  pupils: readonly Pupil[],
  thisYear: SchoolYear,
): void {
  const draw = drawFor(seed, 'marks')
  const nextTest = numbering(10_000)
  const ids = { average: numbering(100_000), comment: numbering(100_000) }
  for (let yearsAgo = plan.pastYears; yearsAgo >= 0; yearsAgo--) {
    const byClass = pupilsByClass(pupils, classes, yearsAgo)
    const { periods } = yearsAgo === 0 ? thisYear : schoolYear(yearsAgo)
    for (const period of periods)
      for (const [schoolClass, those] of byClass) {
        const averages = putMarks(put, draw, nextTest, schoolClass, those, period)
        putReports(put, draw, ids, averages, period.code)
      }
  }
}
