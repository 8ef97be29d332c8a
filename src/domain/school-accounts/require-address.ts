import { refuse } from '#contracts/refuse.ts'
import type { Work } from '#platform/work/work.ts'
import { holdAddress, isStaffAddress, selectByMail } from './members-table.ts'

/** The address that somebody of a school wants to enter by: free, and nobody's of the support. */
export async function requireSchoolAddress(work: Work, mail: string): Promise<void> {
  if (await isStaffAddress(work, mail)) refuse('staff-address')
  await holdAddress(work, mail)
  if ((await selectByMail(work, mail)) !== undefined) refuse('mail-taken')
}
