import type { Work } from '#platform/work/work.ts'
import { firstSealSince, lastSeal, sealAt } from './audit-table.ts'

/** What is chained up to a line, as it is stored; undefined where no such line is. */
export async function storedDigestAt(work: Work, position: number): Promise<Buffer | undefined> {
  return sealAt(work, position)
}

/** The last sealed line; 0 without any. */
export async function chainEnd(work: Work): Promise<number> {
  return (await lastSeal(work))?.position ?? 0
}

/** The last line of which it and all before are older than an instant; 0 without any. */
export async function lastPlaceBefore(work: Work, instant: Date): Promise<number> {
  const since = await firstSealSince(work, instant)
  return since === undefined ? chainEnd(work) : since - 1
}
