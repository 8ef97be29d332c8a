import type { InstalledAgent } from '#contracts/licences.ts'
import type { Work } from '#platform/work/work.ts'
import { selectActiveAgent } from './agents-table.ts'

/** The machine attached to a client that was already reached. */
export async function readActiveAgent(
  work: Work,
  clientId: string,
): Promise<InstalledAgent | null> {
  const agent = await selectActiveAgent(work, clientId)
  return agent === undefined
    ? null
    : {
        ...agent,
        enrolledAt: agent.enrolledAt.toISOString(),
        lastSeenAt: agent.lastSeenAt.toISOString(),
      }
}
