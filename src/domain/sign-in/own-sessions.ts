import { refuse } from '#contracts/refuse.ts'
import type { OwnSession } from '#contracts/sign-in.ts'
import { accountIdOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import { hashToken } from '#platform/tokens.ts'
import { idleBefore } from './sessions.ts'
import { deleteOtherSessions, deleteOwnSession, livingSessionsOf } from './sessions-table.ts'

/** Where the person who asks is signed in, the last used first; `token` is of the session that asks. */
export async function listOwnSessions(work: Work, token: string): Promise<OwnSession[]> {
  work.allow('account:own')
  const here = hashToken(token)
  const rows = await livingSessionsOf(work, ownerOf(work), idleBefore(work))
  return rows.map(({ tokenHash, createdAt, lastSeenAt, ...row }) => ({
    ...row,
    since: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    isThisOne: here.equals(tokenHash),
  }))
}

/** Ended at its next request. Another person's is refused as one that does not exist. */
export async function endOwnSession(work: Work, sessionId: string): Promise<void> {
  work.allow('account:own')
  if ((await deleteOwnSession(work, ownerOf(work), sessionId)) === 0) refuse('not-found')
  await tell(work, 1)
}

export async function endOwnOtherSessions(work: Work, token: string): Promise<void> {
  work.allow('account:own')
  await tell(work, await deleteOtherSessions(work, ownerOf(work), hashToken(token)))
}

function ownerOf(work: Work): string {
  return accountIdOf(work.actor) ?? refuse('not-signed-in')
}

async function tell(work: Work, sessions: number): Promise<void> {
  const client = work.actor.kind === 'school' ? work.actor.clientId : null
  await work.audit('sessions-ended', { client, details: { sessions } })
}
