import type { DatabaseSync } from 'node:sqlite'
import { rowsOf } from './rows.ts'
import { addDays } from '../school-year.ts'

type Id = { readonly id: number }
export type TestBefore = Id & { readonly classId: number; readonly subject: string }
export type MarkBefore = {
  readonly testId: number
  readonly pupilId: number
  readonly subject: string
  readonly period: string
  readonly outOf: number
}
export type CountedMark = {
  readonly value: string
  readonly outOf: number
  readonly weight: number
}

export function resultsIn(database: DatabaseSync, day: string) {
  const inDays = (days: number): string => addDays(day, days).replaceAll('-', '')
  const today = inDays(0)
  const averages = database.prepare(
    'select IDMOY as id from MOYENNE where IDELEVE = ? and CODEMAT = ? and CODEPER = ?',
  )
  const counted = database.prepare(
    `select VALEUR as value, NOTESUR as outOf, COEF as weight from DEVOIR join NOTE using (IDDEVOIR)
     where CODEMAT = ? and CODEPER = ? and IDELEVE = ? and NONSIGNIF = 0
     and VALEUR not in ('Abs', 'Disp') order by IDDEVOIR`,
  )
  return {
    /** None in the holidays between two years. */
    period: (): string | undefined => {
      const found = database
        .prepare(
          'select CODEPER as code from PERIODE where DDEBUT <= ? and DFIN >= ? order by CODEPER',
        )
        .get(today, today) as { readonly code: string } | undefined
      return found?.code
    },
    /** The last ones, whose pupils and subjects are those of the next ones. */
    tests: () =>
      rowsOf(
        database,
        `select IDDEVOIR as id, IDCLASSE as classId, CODEMAT as subject from DEVOIR
           order by IDDEVOIR desc limit 1500`,
      ) as readonly TestBefore[],
    takers: (testId: number) =>
      rowsOf(
        database,
        `select NOTE.IDELEVE as id from NOTE join ELEVE using (IDELEVE)
           where IDDEVOIR = ? and DSORTIE = '00000000' order by NOTE.IDELEVE`,
        testId,
      ) as readonly Id[],
    /** Of the last two weeks; `pattern` as of GLOB. */
    recentMarks: (pattern: string) =>
      rowsOf(
        database,
        `select IDDEVOIR as testId, IDELEVE as pupilId, CODEMAT as subject, CODEPER as period, NOTESUR as outOf
           from DEVOIR join NOTE using (IDDEVOIR) where DATEDEV between ? and ? and VALEUR glob ?
           order by IDDEVOIR, IDELEVE limit 200`,
        inDays(-14),
        today,
        pattern,
      ) as readonly MarkBefore[],
    average: (pupilId: number, subject: string, period: string) =>
      averages.get(pupilId, subject, period) as Id | undefined,
    countedMarks: (pupilId: number, subject: string, period: string) =>
      counted.all(subject, period, pupilId) as readonly unknown[] as readonly CountedMark[],
  }
}
