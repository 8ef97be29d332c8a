import { sql } from 'kysely'
import type { BackOffice } from '#testing/back-office.ts'
import { quantile } from '../quantile.ts'

export type Readings = {
  readonly reads: number
  readonly failed: number
  /** Reads whose rows are not those of the head that was read with them. */
  readonly halfStates: number
  readonly p99Ms: number
}

/** Readers of a school's pupils, each asking again once it was answered, until `until` is settled. */
export async function readMeanwhile(
  { house }: BackOffice,
  clientId: string,
  readers: number,
  until: Promise<unknown>,
): Promise<Readings> {
  const { kysely } = house.database
  const over = new AbortController()
  void until.finally(() => over.abort())
  const tookMs: number[] = []
  let [failed, halfStates] = [0, 0]
  const read = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const startMs = performance.now()
      try {
        // One statement sees one instant: its rows are those of its head, or it saw half of a publication.
        const { rows } = await sql<{ whole: boolean }>`
          select count(*) = h.published_count and bit_xor(r.hash_high) = h.published_high as whole
          from replica_heads h join replica_rows r using (client_id, collection, generation)
          where h.client_id = ${clientId} and h.collection = 'eleve'
          group by h.published_count, h.published_high`.execute(kysely)
        if (rows[0]?.whole !== true) halfStates += 1
      } catch {
        failed += 1
      }
      tookMs.push(performance.now() - startMs)
    }
  }
  await Promise.all(Array.from({ length: readers }, read))
  await until
  return { reads: tookMs.length, failed, halfStates, p99Ms: quantile(tookMs, 0.99) }
}
