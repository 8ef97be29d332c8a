import type { SchoolRight, SchoolRole } from '#contracts/permissions.ts'
import { createOnlineService } from '#domain/online-service/create-online-service.ts'
import { switchAccess, switchSms } from '#domain/online-service/switch-service.ts'
import { createMember } from '#domain/school-accounts/create-member.ts'
import { openSession } from '#domain/sign-in/sessions.ts'
import type { SchoolActor } from '#platform/work/actor.ts'
import { adminSiteOf, onlinePlacesOf } from '#server/routes/places.ts'
import { adminSite } from '#server/sites.ts'
import { system, type BackOffice } from './back-office.ts'
import { lastMailTo, tokenIn } from './mails.ts'
import { openAdminBrowser, type AdminBrowser } from './browser.ts'
import { goodPassword, openSchool, type Person } from './people.ts'

export type SchoolPerson = {
  readonly actor: SchoolActor
  readonly mail: string
  readonly browser: AdminBrowser
}

/** A client whose online service is open, SMS too. */
export async function openOnlineSchool(
  office: BackOffice,
  technician: Person,
  some: Parameters<typeof openSchool>[2] = {},
) {
  const client = await openSchool(office, technician, some)
  const places = onlinePlacesOf(office.house)
  await office.work(technician.actor, async (work) => {
    await createOnlineService(work, places, client.id, client.ogec as never)
    await switchAccess(work, places, client.id, true)
    await switchSms(work, places, client.id, true)
  })
  return client
}

let counter = 0

/** Invited, the password chosen by the link in the mail, signed in: as in life. */
export async function welcome(
  office: BackOffice,
  clientId: string,
  role: SchoolRole = 'administrateur-etablissement',
  rights: readonly SchoolRight[] = [],
): Promise<SchoolPerson> {
  const { actor, mail } = await enrolMember(office, clientId, role, rights)
  const browser = openAdminBrowser(office.adminUrl)
  const token = tokenIn(await lastMailTo(office, mail))
  await browser.call('POST /api/password-links/use', { body: { token, password: goodPassword } })
  return { actor, mail, browser }
}

/** Somebody of a school who is in without ever choosing a password: for tests that are not about the door. */
export async function appointInSchool(
  office: BackOffice,
  clientId: string,
  role: SchoolRole = 'administrateur-etablissement',
  rights: readonly SchoolRight[] = [],
): Promise<SchoolPerson> {
  const person = await enrolMember(office, clientId, role, rights)
  return { ...person, browser: await enterSchoolAs(office, person.actor.id) }
}

/** One more browser in which that person is signed in. */
export async function enterSchoolAs(office: BackOffice, accountId: string): Promise<AdminBrowser> {
  const browser = openAdminBrowser(office.adminUrl)
  const token = await office.work(system, (work) => openSession(work, accountId, 'test'))
  browser.cookies.set(adminSite(office.house.config).cookies.session, token)
  return browser
}

/** Invited, and nothing more. */
export async function enrolMember(
  office: BackOffice,
  clientId: string,
  role: SchoolRole,
  rights: readonly SchoolRight[],
): Promise<{ actor: SchoolActor; mail: string }> {
  counter += 1
  const mail = `ecole${counter}@exemple.test`
  const name = `Personne d’école ${counter}`
  const member = { mail, name, role, rights }
  const id = await office.work(system, (work) =>
    createMember(work, adminSiteOf(office.house), clientId, member),
  )
  return { actor: { kind: 'school', id, name, role, rights, clientId }, mail }
}
