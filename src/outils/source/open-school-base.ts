import type { SchoolSide } from '#replication/school-side/school-side.ts'
import { openSink } from '../sink/open-sink.ts'
import { openSource } from './open-source.ts'
import { readKeptMapping } from './kept-mapping.ts'

export type SchoolBase = Pick<SchoolSide, 'source' | 'sink' | 'mapped'> & {
  close(): Promise<void>
}

/** The school's base as the kept mapping describes it. Throws Failure. */
export async function openSchoolBase(folder: string): Promise<SchoolBase> {
  const mapping = await readKeptMapping(folder)
  return {
    source: openSource(mapping),
    sink: mapping.taken.size === 0 ? null : openSink(mapping),
    mapped: new Set(mapping.sent.keys()),
    close: async () => {},
  }
}
