import { parseOgecCode } from '#base/ogec-code.ts'
import { fail } from '../failures.ts'
import { readState } from '../folder/agent-state.ts'
import { readAttachment } from '../folder/attachment.ts'
import { readBounded } from '../folder/read-bounded.ts'
import { describeVerdict, judgeLicence, licenceBytesMax } from '../licence-verdict.ts'
import type { Run } from '../machine.ts'
import type { Report } from '../report.ts'

/** Judges any `.lic` file without the network and without writing anything. */
export async function verifyFile(
  { folder, machine }: Run,
  { file, ogec }: { readonly file: string; readonly ogec?: string },
): Promise<Report> {
  const client = ogec === undefined ? await attachedSchool(folder) : { ogec: readOgec(ogec) }
  const bytes = await readBounded(file, licenceBytesMax).catch(() => fail('file-not-found'))
  if (!bytes) fail('file-not-found')
  const verdict = await judgeLicence(bytes, client, await readState(folder), machine)
  const report = describeVerdict(verdict)
  const facts = { ...report.facts, schoolCompared: client !== undefined }
  if (client || verdict.state === 'refused') return { ...report, facts }
  const note =
    'L’établissement n’a pas été comparé : ce poste n’est pas rattaché (donnez --ogec CODE).'
  return { ...report, facts, lines: [...report.lines, note] }
}

async function attachedSchool(folder: string): Promise<{ ogec: string; id: string } | undefined> {
  return (await readAttachment(folder))?.school
}

function readOgec(typed: string): string {
  const parsed = parseOgecCode(typed)
  return parsed.ok ? parsed.code : fail('ogec-refused')
}
