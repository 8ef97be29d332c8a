import type { ClientFields } from '#contracts/clients.ts'
import type { Contract } from '#contracts/licences.ts'
import { saveContract } from '#domain/licences/save-contract.ts'
import { createClient } from '#domain/clients/save-client.ts'
import { createDistributor } from '#domain/distributors/create-distributor.ts'
import { inviteStaff } from '#domain/staff/invite-staff.ts'
import type { StaffActor } from '#platform/work/actor.ts'
import { portalOf } from '#server/routes/places.ts'
import { system, type BackOffice } from './back-office.ts'
import { openBrowser, type Browser } from './browser.ts'

export const goodPassword = 'quatre girafes lisent le journal'

export type Person = {
  readonly actor: StaffActor
  readonly mail: string
  readonly browser: Browser
}

let counter = 0

/** Invited by link, the password chosen by that link, signed in: as in life. */
export async function hire(
  office: BackOffice,
  role: 'administrateur' | 'technicien',
  distributorId: string | null,
): Promise<Person> {
  counter += 1
  const mail = `personne${counter}@exemple.test`
  const name = `${role === 'technicien' ? 'Technicienne' : 'Administratrice'} ${counter}`
  const { member, link } = await office.work(system, (work) =>
    inviteStaff(work, portalOf(office.house), {
      mail,
      name,
      role,
      distributorId,
    }),
  )
  const browser = openBrowser(office.portalUrl)
  await browser.call('POST /api/password-links/use', {
    body: { token: new URL(link).hash.slice(1), password: goodPassword },
  })
  return { actor: { kind: 'staff', id: member.id, name, role, distributorId }, mail, browser }
}

export async function foundDistributor(
  office: BackOffice,
  name = `Distributeur ${(counter += 1)}`,
): Promise<string> {
  return (await office.work(system, (work) => createDistributor(work, name))).id
}

/** A file as it is typed; `0000001B` and so on, whose letters are right. */
export function schoolFields(
  distributorId: string | null,
  some: Partial<ClientFields> = {},
): ClientFields {
  counter += 1
  const number = String(counter).padStart(7, '0')
  return {
    ogec: `${number}${'ABCDEFGHJKLMNPRSTUVWXYZ'[counter % 23]}` as ClientFields['ogec'],
    uai: null,
    name: `Collège ${counter}`,
    address: '1 rue de l’Invention',
    postalCode: '35000',
    city: 'Rennes',
    phone: '02 00 00 00 00',
    mail: `college${counter}@exemple.test`,
    distributorId,
    timeZone: 'Europe/Paris',
    ...some,
  }
}

export const yearContract: Omit<Contract, 'version'> = {
  modules: ['administratif', 'notes'],
  pupilsMax: 450,
  startsOn: '2026-09-01',
  endsOn: '2027-08-31',
}

/** A client of that technician, with a contract for the school year unless told otherwise. */
export async function openSchool(
  office: BackOffice,
  { actor }: Person,
  some: Partial<ClientFields> = {},
  contract: Omit<Contract, 'version'> | null = yearContract,
) {
  return office.work(actor, async (work) => {
    const client = await createClient(work, schoolFields(actor.distributorId, some))
    if (contract !== null) await saveContract(work, client.id, { version: null, ...contract })
    return client
  })
}
