import { createHash } from 'node:crypto'
import { logoBytesMax, type Logo, type SchoolPresentation } from '#contracts/school.ts'
import { refuse } from '#contracts/refuse.ts'
import { accountIdOf } from '#platform/work/actor.ts'
import { changesBetween } from '#platform/work/changes-between.ts'
import type { Work } from '#platform/work/work.ts'
import { savePresentationRow, selectPresentation } from './presentations-table.ts'
import { lockOwnSchool, reachOwnSchool } from './reach-school.ts'

export async function readSchoolPresentation(work: Work): Promise<SchoolPresentation> {
  return presentationOf(work, await reachOwnSchool(work, 'school:read'))
}

/** `version` is the one that was read, null for the first: when somebody saved in between, refuses with what stands now. */
export async function savePresentation(
  work: Work,
  given: { version: number | null; logo: Logo | null; welcome: string | null },
): Promise<SchoolPresentation> {
  const school = await lockOwnSchool(work, 'school:presentation')
  const row = await selectPresentation(work, school.id)
  const before = await presentationOf(work, school)
  if (before.version !== given.version)
    refuse('changed-meanwhile', {
      who: row?.updatedBy ?? '',
      at: row?.updatedAt.toISOString() ?? '',
      current: before,
    })
  const logo = given.logo === null ? null : imageIn(given.logo)
  const changes = changesBetween(
    { welcome: before.welcome, logo: digestOf(before.logo) },
    { welcome: given.welcome, logo: digestOf(given.logo) },
  )
  if (Object.keys(changes).length === 0) return before

  const values = { version: (before.version ?? 0) + 1, logo, welcome: given.welcome }
  await savePresentationRow(work, school.id, values, accountIdOf(work.actor) ?? '')
  await work.audit('school-presentation-changed', { client: school.id, changes })
  return presentationOf(work, school)
}

/** What families see, of a school already reached. */
export async function presentationOf(
  work: Work,
  { id, name, city }: { id: string; name: string; city: string },
): Promise<SchoolPresentation> {
  const row = await selectPresentation(work, id)
  return {
    version: row?.version ?? null,
    name,
    city,
    logo:
      row?.logo && row.logoType ? { type: row.logoType, data: row.logo.toString('base64') } : null,
    welcome: row?.welcome ?? null,
  }
}

/** The first bytes say what a file is (PNG 1.2, 3.1; JPEG, SOI and a marker), whatever it is called. */
const signatures = {
  'image/png': Buffer.from('89504e470d0a1a0a', 'hex'),
  'image/jpeg': Buffer.from('ffd8ff', 'hex'),
} as const

function imageIn({ type, data }: Logo): { bytes: Buffer; type: Logo['type'] } {
  const bytes = Buffer.from(data, 'base64')
  const signature = signatures[type]
  if (bytes.length > logoBytesMax || !bytes.subarray(0, signature.length).equals(signature))
    refuse('logo-refused')
  return { bytes, type }
}

/** Enough to see in the history that it changed. */
function digestOf(logo: Logo | null): string | null {
  return logo === null
    ? null
    : createHash('sha256').update(Buffer.from(logo.data, 'base64')).digest('hex').slice(0, 12)
}
