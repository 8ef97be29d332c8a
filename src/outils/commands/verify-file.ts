import { failure } from '../failures.ts'
import { attachedSchool } from '../folder/attachment.ts'
import { describeNext, describeVerdict } from '../licences/describe-verdict.ts'
import { judgeLicence, readKnowledge, type School } from '../licences/knowledge.ts'
import { givenSchool, notComparedNote, readLicenceFile } from '../licences/read-licence-file.ts'
import { readShelf } from '../licences/shelf.ts'
import type { Run } from '../machine.ts'
import type { Report } from '../report.ts'

/** Judges a `.lic` file, or without one the two that are kept; needs no network and writes nothing. */
export async function verifyFile(
  run: Run,
  { file, ogec }: { readonly file?: string | undefined; readonly ogec?: string },
): Promise<Report> {
  const school = ogec === undefined ? await attachedSchool(run.folder) : givenSchool(ogec)
  const report = file === undefined ? await judgeKept(run, school) : await judge(run, file, school)
  const isGenuine = report.facts['state'] !== undefined && report.facts['state'] !== 'refused'
  const lines = school || !isGenuine ? report.lines : [...report.lines, notComparedNote]
  return { ...report, lines, facts: { ...report.facts, schoolCompared: school !== undefined } }
}

async function judge(run: Run, file: string, school: School | undefined): Promise<Report> {
  const bytes = await readLicenceFile(file)
  return describeVerdict(await judgeLicence(bytes, school, await readKnowledge(run)))
}

async function judgeKept(run: Run, school: School | undefined): Promise<Report> {
  const { current, next } = await readShelf(run, school)
  const following = describeNext(next?.verdict)
  const { exit, told } = failure('no-licence-in-place')
  const report = current ? describeVerdict(current.verdict) : { exit, lines: [], facts: {}, told }
  return {
    ...report,
    lines: [...report.lines, ...following.lines],
    facts: { ...report.facts, nextLicence: following.facts },
  }
}
