import type { Work } from '#platform/work/work.ts'
import { isAnyLicence } from './licences-table.ts'

/** Whether schools may hold licences of this house, signed by its keys. */
export async function hasIssuedLicences(work: Work): Promise<boolean> {
  work.allow('licences:read')
  return isAnyLicence(work)
}
