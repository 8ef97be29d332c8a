import { fail } from '../failures.ts'
import { readAttachment, schoolOf } from '../folder/attachment.ts'
import { knownZone } from '../french-dates.ts'
import { choiceForNext } from '../licences/choose-place.ts'
import { isInForce } from '../licences/describe-verdict.ts'
import { readShelf, type Shelf } from '../licences/shelf.ts'
import type { Run } from '../machine.ts'
import type { Situation } from './next-act.ts'

/** Where this machine stands; writes nothing. */
export async function readSituation(
  run: Run,
  memory: Pick<Situation, 'awakeSince' | 'failures' | 'seed'>,
): Promise<Situation> {
  const attachment = (await readAttachment(run.folder)) ?? fail('not-attached')
  const shelf = await readShelf(run, schoolOf(attachment))
  const { lastContact } = shelf.knowledge.state
  const now = run.machine.now()
  return {
    ...memory,
    now,
    zone: knownZone(attachment.school.timeZone),
    lastContact: lastContact === null ? undefined : new Date(lastContact),
    swapAt: swapAt(shelf, now),
    missingSince: missingSince(shelf, memory.awakeSince),
  }
}

function swapAt({ current, next }: Shelf, now: Date): Date | undefined {
  const choice = choiceForNext({ current: current?.verdict, next: next?.verdict })
  if (choice !== 'leave') return now
  return next?.verdict.state === 'not-yet' ? next.verdict.from : undefined
}

function missingSince({ current, next }: Shelf, awakeSince: Date): Date | undefined {
  const verdict = current?.verdict
  if (verdict?.state === 'in-force') return undefined
  if (next && (next.verdict.state === 'not-yet' || isInForce(next.verdict))) return undefined
  const hasSince = verdict?.state === 'expired' || verdict?.state === 'in-grace'
  return hasSince ? verdict.since : awakeSince
}
