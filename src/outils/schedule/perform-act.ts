import { fetchLicence } from '../commands/fetch-licence.ts'
import { toldOf, type Told } from '../failures.ts'
import { attachedSchool } from '../folder/attachment.ts'
import { withFolderLock } from '../folder/folder-lock.ts'
import { readShelf, saveShelf, settleShelf } from '../licences/shelf.ts'
import type { Run } from '../machine.ts'
import type { Act } from './next-act.ts'

/** Does it, says a line of it, and tells whether it brought what was needed. */
export async function performAct(run: Run, act: Act): Promise<boolean> {
  try {
    if (act.kind === 'swap') return await swap(run)
    const { lines, told, facts, exit } = await fetchLicence(run, act)
    if (told) sayFailure(run, told, lines)
    else run.say({ event: 'fetched', line: lines.join(' '), facts })
    return exit === 'good'
  } catch (error) {
    // Asked to end, the network was let go of: no failure.
    if (!run.ending?.aborted) sayFailure(run, toldOf(error).told, [])
    return false
  }
}

/** No contact: on Monday at midnight every school would call at once. The receipt leaves with the next one. */
async function swap(run: Run): Promise<boolean> {
  const { folder } = run
  const { shelf, installed } = await withFolderLock(folder, async () => {
    const before = await readShelf(run, await attachedSchool(folder))
    const settled = await settleShelf(folder, before)
    await saveShelf(folder, before, settled.shelf)
    return settled
  })
  const verdict = shelf.current?.verdict
  if (installed && verdict && verdict.state !== 'refused') {
    const { sem, jti } = verdict.licence
    const line = `La licence de la semaine ${sem} est en place.`
    run.say({ event: 'installed', line, facts: { week: sem, licence: jti } })
  }
  return true
}

function sayFailure({ say }: Run, told: Told, lines: readonly string[]): void {
  const line = [...lines, told.message, told.remedy].join(' ')
  say({ event: 'failed', line, facts: { code: told.code } })
}
