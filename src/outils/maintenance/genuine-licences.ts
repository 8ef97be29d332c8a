import { acceptedDays } from '#licence-file/check-daily-password.ts'
import { fileBytesMax, readEnvelope } from '#licence-file/envelope.ts'
import type { LicencePayload } from '#licence-file/licence-payload.ts'
import { openLicence } from '#licence-file/open-licence.ts'
import { followRoots } from '#licence-file/roots-chain.ts'
import { agentFiles, readAgentFile } from '../folder/agent-folder.ts'
import type { Knowledge, School } from '../licences/knowledge.ts'

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
    const licence = file && openGenuine(file, knowledge)
    if (licence && isOf(licence, school)) found.push(licence)
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

function openGenuine(file: Uint8Array, knowledge: Knowledge): LicencePayload | undefined {
  const envelope = readEnvelope(file)
  if (typeof envelope === 'string') return undefined
  const { machine, rootsChain, keyRing, state } = knowledge
  const roots = followRoots(machine.roots(), rootsChain)
  if (roots.version < state.rootsVersionLeast) return undefined
  const { keyRingVersionLeast } = state
  const opened = openLicence(envelope, roots, { keyRing, keyRingVersionLeast })
  return typeof opened === 'string' ? undefined : opened.licence
}

function isOf({ ogec, sub }: LicencePayload, school: School | undefined): boolean {
  if (!school) return true
  if (school.id !== undefined && school.id !== sub) return false
  return [school.ogec, ...(school.formerOgecs ?? [])].includes(ogec)
}
