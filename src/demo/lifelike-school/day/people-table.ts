import type { DatabaseSync } from 'node:sqlite'
import { rowsOf } from './rows.ts'

type Id = { readonly id: number }
export type PupilThere = Id & {
  readonly classId: number | null
  readonly homeId: number
  readonly regime: string
}

export function peopleIn(database: DatabaseSync, day: string) {
  return {
    /** The id after the last one. */
    nextId: (table: string, column: string): number => {
      const found = database.prepare(`select max(${column}) as last from ${table}`).get()
      return 1 + Number(found?.['last'] ?? 0)
    },
    pupils: () =>
      rowsOf(
        database,
        `select IDELEVE as id, IDCLASSE as classId, IDFOYER as homeId, trim(REGIME) as regime from ELEVE
           where DENTREE <= ? and DSORTIE = '00000000' order by IDELEVE`,
        day.replaceAll('-', ''),
      ) as readonly PupilThere[],
    groupsOf: (pupilId: number) =>
      rowsOf(
        database,
        'select IDGROUPE as id from GROUPE_ELEVE where IDELEVE = ? order by IDGROUPE',
        pupilId,
      ) as readonly Id[],
    parents: () =>
      rowsOf(database, 'select IDRESP as id from RESPONSABLE order by IDRESP') as readonly Id[],
  }
}
