import { attachedSchool } from '../folder/attachment.ts'
import { describeVerdict } from '../licences/describe-verdict.ts'
import { judgeLicence, readKnowledge } from '../licences/knowledge.ts'
import { givenSchool, notComparedNote, readLicenceFile } from '../licences/read-licence-file.ts'
import type { Run } from '../machine.ts'
import type { Report } from '../report.ts'

/** Judges any `.lic` file without the network and without writing anything. */
export async function verifyFile(
  run: Run,
  { file, ogec }: { readonly file: string; readonly ogec?: string },
): Promise<Report> {
  const school = ogec === undefined ? await attachedSchool(run.folder) : givenSchool(ogec)
  const bytes = await readLicenceFile(file)
  const verdict = await judgeLicence(bytes, school, await readKnowledge(run))
  const report = describeVerdict(verdict)
  const facts = { ...report.facts, schoolCompared: school !== undefined }
  const isCompared = school !== undefined || verdict.state === 'refused'
  const lines = isCompared ? report.lines : [...report.lines, notComparedNote]
  return { ...report, lines, facts }
}
