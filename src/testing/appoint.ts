import { openSession } from '#domain/sign-in/sessions.ts'
import { inviteStaff } from '#domain/staff/invite-staff.ts'
import { portalOf } from '#server/routes/places.ts'
import { portal } from '#server/sites.ts'
import { system, type BackOffice } from './back-office.ts'
import { openBrowser, type Browser } from './browser.ts'
import type { Person } from './people.ts'

let counter = 0

/** Somebody who is in without ever choosing a password: for tests that are not about the door. */
export async function appoint(
  office: BackOffice,
  role: 'administrateur' | 'technicien',
  distributorId: string | null,
): Promise<Person> {
  counter += 1
  const mail = `nommee${counter}@exemple.test`
  const name = `Nommée ${counter}`
  const invited = { mail, name, role, distributorId }
  const { member } = await office.work(system, (work) =>
    inviteStaff(work, portalOf(office.house), invited),
  )
  const browser = await enterAs(office, member.id)
  return { actor: { kind: 'staff', id: member.id, name, role, distributorId }, mail, browser }
}

/** One more browser in which that person is signed in. */
export async function enterAs(office: BackOffice, staffId: string): Promise<Browser> {
  const browser = openBrowser(office.portalUrl)
  const token = await office.work(system, (work) => openSession(work, staffId, 'test'))
  browser.cookies.set(portal(office.house.config).cookies.session, token)
  return browser
}
