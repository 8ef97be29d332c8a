import type { DatabaseSync } from 'node:sqlite'
import { peopleIn } from './people-table.ts'
import { lifeIn } from './life-table.ts'
import { resultsIn } from './results-table.ts'

export type Surroundings = ReturnType<typeof lookAround>

/** What a day (YYYY-MM-DD) finds in the base, always in the order of the ids. */
export function lookAround(database: DatabaseSync, day: string) {
  return {
    ...peopleIn(database, day),
    ...lifeIn(database, day),
    ...resultsIn(database, day),
  }
}
