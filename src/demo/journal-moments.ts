import { writeBlock } from '#base/agent-journal/write-block.ts'
import { askJournal } from '#domain/agent-journal/ask-journal.ts'
import { receiveJournal } from '#domain/agent-journal/receive-journal.ts'
import { identifyAgent } from '#domain/enrolment/enrol-agent.ts'
import type { PlannedJournal } from './journal-plan.ts'
import type { DemoPerson } from './people.ts'
import { clientOf, type SchoolSoFar } from './school-so-far.ts'
import { workAs, workOf, type Moment, type Stage } from './stage.ts'
import type { School } from './world.ts'

/** The journal that came from the machine of a school, or the request that waits for it. */
export function journalMoments(keeper: DemoPerson, school: School, soFar: SchoolSoFar): Moment[] {
  const { agent, journal } = school
  if (journal === null || agent === null) return []
  if (journal.kind === 'asked')
    return [
      {
        at: journal.at,
        act: (stage) =>
          workAs(stage, keeper, (work) => askJournal(work, clientOf(soFar).id, () => {})),
      },
    ]
  return [{ at: journal.at, act: (stage) => send(stage, agent.address, journal, soFar) }]
}

async function send(
  stage: Stage,
  address: string,
  { blocks }: Extract<PlannedJournal, { kind: 'sent' }>,
  { credential }: SchoolSoFar,
): Promise<void> {
  const text = blocks.map(({ start, end }) => writeBlock(start, end, stage.onlineService)).join('')
  const stranger = { actor: { kind: 'anonymous' }, address } as const
  await workOf(stage, stranger, async (work) => {
    await receiveJournal(work.as(await identifyAgent(work, credential, undefined)), text)
  })
}
