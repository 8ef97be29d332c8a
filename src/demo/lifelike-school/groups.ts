import type { Pupil, SchoolClass } from './pupils.ts'
import type { Put } from './tables/tables.ts'

/** Pupils of a level, or of a class, who have lessons of a subject together. */
export type Group = {
  readonly id: number
  readonly label: string
  readonly subject: string
  readonly level: number
  /** Languages and Latin are for the whole level at the same hours; laboratory work is for half a class. */
  readonly kind: 'language' | 'latin' | 'half'
  readonly half: { readonly classId: number; readonly number: 0 | 1; readonly turn: 0 | 1 } | null
  readonly pupils: readonly Pupil[]
}

/** Groups of this year with the pupils who are still there. */
export function putGroups(put: Put, byClass: ReadonlyMap<SchoolClass, readonly Pupil[]>): Group[] {
  const levels = Map.groupBy(byClass, ([each]) => each.level)
  const groups = [...levels].flatMap(([level, classes]) => [
    ...languageGroups(level, classes),
    latinGroup(level, classes),
    ...classes.flatMap(([each, pupils]) => halves(each, pupils)),
  ])
  for (const { id, label, subject, pupils } of groups) {
    put('groupe', { id, libelle: label, matiere_code: subject })
    for (const pupil of pupils)
      if (pupil.leftOn === null) put('groupe_eleve', { groupe_id: id, eleve_id: pupil.id })
  }
  return groups
}

type ClassAndPupils = readonly [SchoolClass, readonly Pupil[]]

/** As many groups as classes; in sixième, where there is no second language yet, of English by need. */
function languageGroups(level: number, classes: readonly ClassAndPupils[]): Group[] {
  const pupils = classes.flatMap(([, those]) => those)
  const german = pupils.filter(({ secondLanguage }) => secondLanguage === 'ALLE2')
  const spanish = pupils.filter(({ secondLanguage }) => secondLanguage === 'ESPA2')
  const parts =
    level === 0
      ? dealt(pupils, classes.length).map((those) => ['ANGL1', those] as const)
      : [
          ['ALLE2', german] as const,
          ...dealt(spanish, classes.length - 1).map((those) => ['ESPA2', those] as const),
        ]
  return parts.map(([subject, those], at) => ({
    id: (level + 1) * 1000 + at + 1,
    label: `${level + 1}-${subject} gr. ${at + 1}`,
    subject,
    level,
    kind: 'language',
    half: null,
    pupils: those,
  }))
}

function latinGroup(level: number, classes: readonly ClassAndPupils[]): Group {
  return {
    id: (level + 1) * 1000 + 50,
    label: `${level + 1}-Latin « débutants à confirmés »`,
    subject: 'LATIN',
    level,
    kind: 'latin',
    half: null,
    pupils: classes.flatMap(([, those]) => those.filter(({ hasLatin }) => hasLatin)),
  }
}

/** Two halves, in two subjects by turns. */
function halves({ id, level, rank, label }: SchoolClass, pupils: readonly Pupil[]): Group[] {
  return ([0, 1] as const).flatMap((number) =>
    (['SVT', 'PHCHI'] as const).map((subject, at) => ({
      id: (level + 1) * 1000 + 100 + rank * 4 + number * 2 + at,
      label: `${label} ½ ${number + 1} ${subject}`,
      subject,
      level,
      kind: 'half' as const,
      half: { classId: id, number, turn: at === number ? 0 : 1 },
      pupils: pupils.filter(({ half }) => half === number),
    })),
  )
}

function dealt<T>(list: readonly T[], parts: number): T[][] {
  return Array.from({ length: parts }, (_, part) => list.filter((_each, at) => at % parts === part))
}
