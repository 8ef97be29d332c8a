import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { writeLifelikeSchool } from '#demo/lifelike-school/write-lifelike-school.ts'
import { writeMapping } from '#demo/lifelike-school/write-mapping.ts'

/** A school's base and the file that says how it is read. */
export type SchoolFiles = { readonly base: string; readonly mapping: string }

export function schoolFilesIn(folder: string): SchoolFiles {
  return { base: join(folder, 'ecole.sqlite'), mapping: join(folder, 'correspondance.json') }
}

/** A lifelike school with all its collections and few rows, so that a transfer takes a second. */
export function writeSmallSchool(folder: string): SchoolFiles {
  const files = schoolFilesIn(folder)
  writeLifelikeSchool(files.base, { seed: 7, size: 'small', until: '2026-11-20' })
  writeMapping(files.mapping)
  onBase(files.base, (base) => {
    base.exec(`
      delete from ELEVE where IDELEVE % 4 <> 0;
      delete from FOYER where IDFOYER not in (select IDFOYER from ELEVE);
      delete from RESPONSABLE where IDFOYER not in (select IDFOYER from FOYER);
      delete from COURS where IDCOURS % 50 <> 0;
      delete from NOTE where IDDEVOIR % 10 <> 0;
      delete from FACTURE where IDFOYER not in (select IDFOYER from FOYER);
      delete from FACTURE_LIGNE where IDFACT not in (select IDFACT from FACTURE);
      delete from ECHEANCE where IDFACT not in (select IDFACT from FACTURE)`)
    for (const table of ofPupils)
      base.exec(`delete from ${table} where IDELEVE not in (select IDELEVE from ELEVE)`)
  })
  return files
}

const ofPupils = [
  'GROUPE_ELEVE',
  'ELEVE_RESP',
  'ABSENCE',
  'SANCTION',
  'NOTE',
  'MOYENNE',
  'APPRECIATION',
  'PASSAGE',
  'STAGE',
]

/** By a connection of its own: as another program of the school would. */
export function onBase<Result>(file: string, act: (base: DatabaseSync) => Result): Result {
  const base = new DatabaseSync(file, { timeout: 5000 })
  try {
    return act(base)
  } finally {
    base.close()
  }
}
