import { acceptedDays } from '#licence-file/check-daily-password.ts'
import { fileBytesMax } from '#licence-file/envelope.ts'
import type { LicencePayload } from '#licence-file/licence-payload.ts'
import { readGenuineLicence } from '#licence-file/verify-licence-file.ts'
import { agentFiles, readAgentFile } from '../folder/agent-folder.ts'
import { trustOf, type Knowledge, type School } from '../licences/knowledge.ts'

/**
 * What the licences kept say, when they are genuine and of this school: their verifiers of the password
 * of the day hold although the licence or its key ring have expired since.
 */
export async function genuineLicences(
  folder: string,
  school: School | undefined,
  knowledge: Knowledge,
): Promise<LicencePayload[]> {
  const found: LicencePayload[] = []
  for (const name of [agentFiles.licence, agentFiles.nextLicence]) {
    const file = await readAgentFile(folder, name, fileBytesMax)
    const licence = file && readGenuineLicence(file, trustOf(knowledge))
    if (typeof licence === 'object' && isOf(licence, school)) found.push(licence)
  }
  return found
}

/** Whether one of them carries the verifier of today, or of yesterday before 02:00. */
export function knowsPassword(licences: readonly LicencePayload[], now: Date): boolean {
  return licences.some(({ tz, mdj }) =>
    acceptedDays(now, tz).some((day) => {
      const at = mdj ? Math.round((Date.parse(day) - Date.parse(mdj.du)) / 86_400_000) : -1
      return mdj?.h[at] !== undefined
    }),
  )
}

function isOf({ ogec, sub }: LicencePayload, school: School | undefined): boolean {
  if (!school) return true
  if (school.id !== undefined && school.id !== sub) return false
  return [school.ogec, ...(school.formerOgecs ?? [])].includes(ogec)
}
