import { refuse } from '#contracts/refuse.ts'
import { refuseTooManyTries, tryDoor } from '#domain/throttle/throttle.ts'
import type { Work } from '#platform/work/work.ts'
import { selectLiving } from './living-table.ts'
import { whyOver } from './why-over.ts'

/**
 * Asked again before each change, once it is its turn: the school may have said no while it waited. And no
 * more of them than the report shows. Whoever else acts passes.
 */
export async function requireRunning(work: Work): Promise<void> {
  const { actor } = work
  if (actor.kind !== 'supervision') return
  const row = await selectLiving(work, actor.id)
  if (row === undefined) throw new Error('A supervision that acts is not there.')
  const why = await whyOver(work, row)
  if (why !== undefined) refuse('supervision-ended', { why, school: row.school })
  if (!(await tryDoor(work, 'supervised', actor.id))) refuseTooManyTries('supervised')
}
