import type { EndedAgent } from '../real-agent.ts'
import type { SeenMessage } from './messages-seen.ts'
import type { TransferringSchool } from './transferring-school.ts'

/** A moment of a transfer: its n-th message of a kind, before it reaches the service or once that has answered it. */
export type Point = {
  readonly type: SeenMessage['type']
  /** From 1. */
  readonly nth: number
  readonly when: 'before' | 'after'
}

/** Rows that messages of the transfer said, and those of them that the service has not heard. */
type Cut = { readonly ended: EndedAgent; readonly staged: number; readonly lost: number }

/** Runs `outils transfert` and does `act` at that point, once; nobody hears an answer there. */
export async function transferCutAt(
  school: TransferringSchool,
  point: Point,
  act: (agent: { kill: () => void }) => unknown,
): Promise<Cut> {
  const from = school.seen.length
  let left = point.nth
  let lost = 0
  school.meddle(async ({ type, rows }) => {
    if (type !== point.type || (left -= 1) !== 0) return { kind: 'pass' }
    if (point.when === 'after') return { kind: 'lose-answer', done: () => act(agent) }
    lost = rows
    await act(agent)
    return { kind: 'lose-request' }
  })
  const agent = school.agent.start(['transfert'])
  const ended = await agent.ended
  if (left > 0) throw new Error(`It has no ${point.nth} messages of type ${point.type}.`)
  return { ended, staged: rowsIn(school.seen.slice(from)), lost }
}

export function rowsIn(messages: readonly SeenMessage[]): number {
  return messages.reduce((sum, { rows }) => sum + rows, 0)
}
