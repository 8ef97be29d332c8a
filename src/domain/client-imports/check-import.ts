import { searchable } from '#base/searchable.ts'
import { clientColumns } from '#base/client-columns.ts'
import type { ClientFault, ImportCheck } from '#contracts/client-imports.ts'
import { findTaken } from '#domain/clients/create-clients.ts'
import { listDistributors } from '#domain/distributors/list-distributors.ts'
import { refuseTooManyTries, tryDoor } from '#domain/throttle/throttle.ts'
import { staffOf, type Actor } from '#platform/work/actor.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import {
  checkLines,
  faultOf,
  type CheckedLines,
  type GoodLine,
  type Places,
} from './check-lines.ts'
import { readCsv } from './read-csv.ts'

type Who = { readonly actor: Actor; readonly address: string | null }

export type CheckedImport = {
  readonly check: ImportCheck
  /** Those that would make a client. */
  readonly good: readonly GoodLine[]
}

/**
 * Reads a file, which counts as a try whatever it holds, before the transaction of `act`: nobody waits for that.
 * Every line that does not fit is told, and why; nothing is written.
 */
export async function withCheckedFile<Result>(
  foundation: Foundation,
  who: Who,
  text: string,
  act: (work: Work, checked: CheckedImport) => Promise<Result>,
): Promise<Result> {
  const places = await openWork(foundation, who, placesOf)
  if (places === undefined) refuseTooManyTries('import')
  const checked = await checkLines(readCsv(text), places)
  return openWork(foundation, who, async (work) => act(work, await checkCodes(work, checked)))
}

/** With the codes that are clients already. */
async function checkCodes(
  work: Work,
  { columns, lines, good, codes, faults }: CheckedLines,
): Promise<CheckedImport> {
  const taken = await findTaken(work, [...codes.keys()])
  const free = good.filter(({ fields }) => !taken.has(fields.ogec))
  const known = [...codes].filter(([code]) => taken.has(code))
  const all = [
    ...faults,
    ...known.map(([cell, line]) => faultOf({ line, column: ogec.title, why: 'taken', cell })),
  ].toSorted((one, other) => one.line - other.line)
  const badLines = new Set(all.map(({ line }) => line)).size
  return {
    check: { columns, lines, creatable: free.length, badLines, faults: bounded(all) },
    good: free,
  }
}

/** Undefined once that person has had too many files read. */
async function placesOf(work: Work): Promise<Places | undefined> {
  work.allow('clients:write')
  const { id, role, distributorId } = staffOf(work.actor)
  if (!(await tryDoor(work, 'import', id))) return undefined
  const distributors = await listDistributors(work)
  return {
    byName: new Map(distributors.map((each) => [searchable(each.name), each.id])),
    usual: role === 'administrateur' ? null : distributorId,
  }
}

/** Every bad line is named whatever happens. */
function bounded(faults: readonly ClientFault[]): ClientFault[] {
  if (faults.length <= faultsMax) return [...faults]
  return faults.filter(({ line }, at) => faults[at - 1]?.line !== line)
}

const faultsMax = 10_000
const [ogec] = clientColumns
