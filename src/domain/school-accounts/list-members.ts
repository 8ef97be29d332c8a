import type { SchoolMember } from '#contracts/school-accounts.ts'
import { protectedAmong } from '#domain/second-factor/has-factor.ts'
import { linkMailsOf } from '#domain/sign-in/link-mails.ts'
import type { Work } from '#platform/work/work.ts'
import { selectMembers, type MemberRow } from './members-table.ts'

/** The people of a school that was already reached. */
export async function membersOf(work: Work, clientId: string): Promise<SchoolMember[]> {
  const rows = await selectMembers(work, clientId)
  const ids = rows.map(({ id }) => id)
  const mails = await linkMailsOf(work, ids)
  const protectedIds = await protectedAmong(work, ids)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    mail: row.mail,
    role: row.role,
    rights: row.rights,
    state: stateOf(row),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    linkMail: mails.get(row.id) ?? null,
    secondFactor: protectedIds.has(row.id),
  }))
}

/** Those who have chosen a password: their addresses are verified. */
export async function activeMembersOf(work: Work, clientId: string): Promise<readonly MemberRow[]> {
  return (await selectMembers(work, clientId)).filter((row) => stateOf(row) === 'active')
}

/** Whom notices go to; not the address in the client's file, which nobody has verified. */
export async function activeAdministratorsOf(
  work: Work,
  clientId: string,
): Promise<readonly MemberRow[]> {
  return (await activeMembersOf(work, clientId)).filter(isAdministrator)
}

/** Whether anybody of the school has ever been in: from then on the school answers for its accounts. */
export async function hasEverEntered(work: Work, clientId: string): Promise<boolean> {
  return (await selectMembers(work, clientId)).some(({ lastSeenAt }) => lastSeenAt !== null)
}

export function isAdministrator({ role }: Pick<MemberRow, 'role'>): boolean {
  return role === 'administrateur-etablissement'
}

function stateOf({ disabledAt, passwordChosenAt }: MemberRow): SchoolMember['state'] {
  if (disabledAt !== null) return 'disabled'
  return passwordChosenAt === null ? 'invited' : 'active'
}
