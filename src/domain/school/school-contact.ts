import type { ClientFields } from '#contracts/clients.ts'
import type { SchoolContact } from '#contracts/school.ts'
import { refuse } from '#contracts/refuse.ts'
import { changeCoordinates } from '#domain/clients/save-client.ts'
import type { ReachedClient } from '#domain/clients/reach-client.ts'
import type { Work } from '#platform/work/work.ts'
import { lockOwnSchool, reachOwnSchool } from './reach-school.ts'

export async function readSchoolContact(work: Work): Promise<SchoolContact> {
  return contactOf(await reachOwnSchool(work, 'school:read'))
}

/** The coordinates are those of the client's file: one truth, for the support too. */
export async function saveSchoolContact(
  work: Work,
  { version, ...fields }: Coordinates & { version: number },
): Promise<SchoolContact> {
  const before = await lockOwnSchool(work, 'school:contact')
  if (before.version !== version)
    refuse('changed-meanwhile', {
      who: before.updatedBy,
      at: before.updatedAt.toISOString(),
      current: contactOf(before),
    })
  await changeCoordinates(work, before, fields)
  return contactOf(await reachOwnSchool(work, 'school:read'))
}

export type Coordinates = Pick<ClientFields, 'address' | 'postalCode' | 'city' | 'phone' | 'mail'>

function contactOf(row: ReachedClient): SchoolContact {
  const { version, name, ogec, uai, address, postalCode, city, phone, mail } = row
  return { version, name, ogec, uai, address, postalCode, city, phone, mail }
}
