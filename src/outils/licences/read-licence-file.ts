import { parseOgecCode } from '#base/ogec-code.ts'
import { fileBytesMax } from '#licence-file/envelope.ts'
import { fail } from '../failures.ts'
import { readBounded } from '../folder/read-bounded.ts'
import type { School } from './knowledge.ts'

/** The bytes of the file given, one more than a licence may weigh so that too much shows. */
export async function readLicenceFile(path: string): Promise<Buffer> {
  const bytes = await readBounded(path, fileBytesMax).catch(() => fail('file-not-found'))
  return bytes ?? fail('file-not-found')
}

/** The school of the code OGEC given with --ogec. */
export function givenSchool(typed: string): School {
  const parsed = parseOgecCode(typed)
  return parsed.ok ? { ogec: parsed.code } : fail('ogec-refused')
}

export const notComparedNote =
  'L’établissement n’a pas été comparé : ce poste n’est pas rattaché (donnez --ogec CODE).'
