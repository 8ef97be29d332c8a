import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import type { Work } from '#platform/work/work.ts'
import type { MemberRow } from './members-table.ts'

/** A notice to the verified addresses of a school's administrators, with where to look. */
export async function tellAdministrators(
  work: Work,
  adminSite: DoorPlace,
  administrators: readonly Pick<MemberRow, 'id' | 'name' | 'mail'>[],
  notice: { subject: string; text: string; page?: string },
): Promise<void> {
  const page = new URL(notice.page ?? '/comptes', adminSite.url).href
  for (const { id, name, mail } of administrators)
    await work.post({
      to: mail,
      purpose: 'notice',
      accountId: id,
      subject: `${adminSite.product} : ${notice.subject}`,
      text: `Bonjour ${name},\n\n${notice.text}\n\nPour voir, décider ou vous y opposer :\n\n${page}\n`,
    })
}
