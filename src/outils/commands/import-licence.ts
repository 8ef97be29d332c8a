import { failure } from '../failures.ts'
import { attachedSchool } from '../folder/attachment.ts'
import { withFolderLock } from '../folder/folder-lock.ts'
import { inZone } from '../french-dates.ts'
import { describeVerdict } from '../licences/describe-verdict.ts'
import { givenSchool, notComparedNote, readLicenceFile } from '../licences/read-licence-file.ts'
import { putLicence, readShelf, saveShelf, settleShelf, type Putting } from '../licences/shelf.ts'
import type { Run } from '../machine.ts'
import type { Report } from '../report.ts'

/** Takes a licence from a file, such as one brought on a USB stick: no network, no attachment needed. */
export async function importLicence(
  run: Run,
  { file, ogec }: { readonly file: string; readonly ogec?: string },
): Promise<Report> {
  const { folder } = run
  const bytes = await readLicenceFile(file)
  const given = ogec === undefined ? undefined : givenSchool(ogec)
  // An attached machine knows more of its school than its code.
  const school = (await attachedSchool(folder)) ?? given
  const putting = await withFolderLock(folder, async () => {
    const before = await readShelf(run, school)
    const { shelf } = await settleShelf(folder, before)
    const put = await putLicence(folder, shelf, bytes)
    await saveShelf(folder, before, put.shelf)
    return put
  })
  const report = describePutting(putting)
  const isGenuine = putting.verdict.state !== 'refused'
  const note = !school && isGenuine ? [notComparedNote] : []
  const facts = { ...report.facts, place: putting.choice, schoolCompared: school !== undefined }
  return { ...report, lines: [...report.lines, ...note], facts }
}

function describePutting({ choice, verdict }: Putting): Report {
  const report = describeVerdict(verdict)
  const saying = (line: string): Report => ({ ...report, lines: [line, ...report.lines] })
  if (choice === 'current') return saying('La licence est en place.')
  if (choice === 'revoked') return { ...failureReport('licence-was-revoked'), facts: report.facts }
  if (choice === 'next' && verdict.state === 'not-yet') {
    const { sem, tz } = verdict.licence
    const when = inZone(verdict.from, tz)
    const line = `La licence de la semaine ${sem} est gardée : elle prendra place le ${when}.`
    return { exit: 'good', lines: [line], facts: report.facts }
  }
  if (choice === 'newer-kept') {
    const line =
      'Ce poste a déjà une licence plus récente, ou à prendre avant : rien n’a été changé.'
    return { exit: 'good', lines: [line], facts: report.facts }
  }
  return saying('Cette licence n’a pas été importée : ce qui est en place n’a pas changé.')
}

function failureReport(code: 'licence-was-revoked'): Report {
  const { exit, told } = failure(code)
  return { exit, lines: [], facts: {}, told }
}
