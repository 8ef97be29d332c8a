import type { Actor } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import type { AccountKind } from './account-row.ts'
import { noteSeen } from './accounts-table.ts'
import { actorOf } from './actor-of.ts'
import { endWhatWaits } from './end-what-waits.ts'
import { deleteOldLinks } from './password-links-table.ts'
import { deleteOldMailChanges } from './mail-changes-table.ts'
import {
  deleteEndedSessions,
  deleteOldBrowsers,
  deleteOtherSessions,
  deleteSession,
  deleteSessionsOf,
  forgetBrowsersOf,
  insertSession,
  livingSession,
  touchSession,
} from './sessions-table.ts'
import { hashToken, newToken } from '#platform/tokens.ts'

const minuteMs = 60_000
const idleMs = 30 * minuteMs
export const absoluteMs = 10 * 60 * minuteMs
/** How long a browser that signed in stays known. */
export const knownBrowserMs = 365 * 24 * 60 * minuteMs

/** A session last seen before this has ended by itself. */
export function idleBefore(work: Work): Date {
  return new Date(work.now.getTime() - idleMs)
}

/** Opens a session and returns its token, the only copy. */
export async function openSession(work: Work, accountId: string, browser: string): Promise<string> {
  const { token, tokenHash } = newToken(work)
  await insertSession(work, {
    tokenHash,
    accountId,
    endsAt: new Date(work.now.getTime() + absoluteMs),
    browser: browser.slice(0, 300),
  })
  await noteSeen(work, accountId)
  return token
}

/** Who holds this token: a person of that kind whose session lives and whose account is open, else anonymous. */
export async function identifySession(
  work: Work,
  kind: AccountKind,
  token: string | undefined,
): Promise<Actor> {
  if (token === undefined) return { kind: 'anonymous' }
  const tokenHash = hashToken(token)
  const session = await livingSession(work, kind, tokenHash, idleBefore(work))
  if (session === undefined) return { kind: 'anonymous' }
  if (work.now.getTime() - session.lastSeenAt.getTime() >= minuteMs) {
    // The person before their sessions, as whoever disables them does.
    await noteSeen(work, session.id)
    await touchSession(work, tokenHash)
  }
  return actorOf(session)
}

export async function signOut(work: Work, token: string): Promise<void> {
  work.allow('account:own')
  await deleteSession(work, hashToken(token))
  await work.audit('signed-out', {
    client: work.actor.kind === 'school' ? work.actor.clientId : null,
  })
}

/** All but the one whose token this is. */
export async function endOtherSessions(
  work: Work,
  accountId: string,
  session: string,
): Promise<void> {
  await deleteOtherSessions(work, accountId, hashToken(session))
}

/** Disabled, or taken back in hand: nobody stays in with that account. */
export async function shutOut(work: Work, accountId: string): Promise<void> {
  await deleteSessionsOf(work, accountId)
  await forgetBrowsersOf(work, accountId)
  await endWhatWaits(work, accountId)
}

/** Nothing to keep: sessions past their end, browsers whose cookie is gone, links that nobody can use. */
export async function clearEnded(work: Work): Promise<void> {
  await deleteEndedSessions(work)
  await deleteOldBrowsers(work, new Date(work.now.getTime() - knownBrowserMs))
  await deleteOldLinks(work, work.now)
  await deleteOldMailChanges(work, work.now)
}
