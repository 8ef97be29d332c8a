import { resolve } from 'node:path'
import { readState, saveState } from '../folder/agent-state.ts'
import { withFolderLock } from '../folder/folder-lock.ts'
import type { Run } from '../machine.ts'
import { mappingReport } from '../source/mapping-report.ts'
import { readMappingFile } from '../source/kept-mapping.ts'
import type { Report } from '../report.ts'

/** Keeps the path of a mapping that has no mistake; another changes nothing. */
export async function defineSource({ folder }: Run, typed: string): Promise<Report> {
  const file = resolve(typed)
  const { problems } = await readMappingFile(file)
  if (problems !== undefined) return mappingReport(file, problems)
  await withFolderLock(folder, async () =>
    saveState(folder, { ...(await readState(folder)), mappingFile: file }),
  )
  return {
    exit: 'good',
    lines: [
      `Correspondance retenue : ${file}`,
      'Lancez « outils source verifier » pour voir ce qui serait envoyé.',
    ],
    facts: { mappingFile: file },
  }
}
