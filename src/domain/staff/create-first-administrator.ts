import { createPasswordLink, type DoorPlace } from '#domain/sign-in/password-links.ts'
import type { Work } from '#platform/work/work.ts'
import { holdFirstStart, insertStaff, selectStaff } from './staff-table.ts'

/**
 * While nobody has ever chosen a password: the first administrator and the link that lets him in,
 * to print on standard output. Undefined once somebody has. `mail` is where he will sign in.
 */
export async function createFirstAdministrator(
  work: Work,
  portal: DoorPlace,
  mail: string,
): Promise<{ mail: string; link: string } | undefined> {
  await holdFirstStart(work)
  const staff = await selectStaff(work)
  if (staff.some((member) => member.passwordChosenAt !== null)) return undefined
  const first =
    staff.find((member) => member.role === 'administrateur') ?? (await insertFirst(work, mail))
  const { link } = await createPasswordLink(work, portal, first.id, 'first-connection')
  await work.audit('first-start', { details: { member: first.id } })
  return { mail: first.mail, link }
}

async function insertFirst(work: Work, mail: string): Promise<{ id: string; mail: string }> {
  const id = work.newId()
  await insertStaff(work, {
    id,
    name: 'Administrateur',
    mail,
    role: 'administrateur',
    distributorId: null,
  })
  return { id, mail }
}
