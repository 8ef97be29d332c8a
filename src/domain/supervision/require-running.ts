import { refuse } from '#contracts/refuse.ts'
import type { Work } from '#platform/work/work.ts'
import { selectLiving } from './living-table.ts'
import { whyOver } from './why-over.ts'

/**
 * Asked again once the school is locked: it may have said no while a change under supervision waited for
 * its turn. Whoever else acts passes.
 */
export async function requireRunning(work: Work): Promise<void> {
  const { actor } = work
  if (actor.kind !== 'supervision') return
  const row = await selectLiving(work, actor.id)
  if (row === undefined) throw new Error('A supervision that acts is not there.')
  const why = await whyOver(work, row)
  if (why !== undefined) refuse('supervision-ended', { why, school: row.school })
}
