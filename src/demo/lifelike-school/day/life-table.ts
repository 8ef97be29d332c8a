import type { DatabaseSync } from 'node:sqlite'
import { rowsOf } from './rows.ts'
import { addDays } from '../school-year.ts'

type Id = { readonly id: number }
/** `date` as the base has it, AAAAMMJJ. */
export type ComingLesson = Id & { readonly date: string }

export function lifeIn(database: DatabaseSync, day: string) {
  const inDays = (days: number): string => addDays(day, days).replaceAll('-', '')
  const today = inDays(0)
  return {
    lessons: (days: number) =>
      rowsOf(
        database,
        `select IDCOURS as id, DATECOURS as date from COURS
           where DATECOURS between ? and ? and ANNULE = 'N' order by IDCOURS`,
        today,
        inDays(days),
      ) as readonly ComingLesson[],
    rooms: () =>
      rowsOf(database, 'select IDSALLE as id from SALLE order by IDSALLE') as readonly Id[],
    unexcused: () =>
      rowsOf(
        database,
        `select IDABS as id from ABSENCE where JUSTIFIE = 'N' and DATEDEB between ? and ? order by IDABS`,
        inDays(-14),
        inDays(-1),
      ) as readonly Id[],
    unpaid: () =>
      rowsOf(
        database,
        `select IDECH as id from ECHEANCE where REGLE = 'N' and DATEECH <= ? order by IDECH`,
        today,
      ) as readonly Id[],
    passed: () =>
      rowsOf(
        database,
        'select IDELEVE as id from PASSAGE where DATEPASS = ?',
        today,
      ) as readonly Id[],
  }
}
