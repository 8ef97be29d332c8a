import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { catalogue } from '#replication/catalogue/catalogue.ts'
import { fail } from '../failures.ts'
import { readState } from '../folder/agent-state.ts'
import { parseMapping } from '../mapping/parse-mapping.ts'
import type { Mapping } from '../mapping/mapping.ts'

const bytesMax = 1024 * 1024

/** Whether `outils source definir` named a mapping on this machine. */
export async function hasMapping(folder: string): Promise<boolean> {
  return (await readState(folder)).mappingFile !== null
}

/** The mapping that this machine was told to use. Throws Failure, with the first of what is wrong in it. */
export async function readKeptMapping(folder: string): Promise<Mapping> {
  const file = (await readState(folder)).mappingFile ?? fail('mapping-not-named')
  const bytes = await readFile(file).catch(() => fail('mapping-missing', { file }))
  if (bytes.length > bytesMax) fail('mapping-refused', { file, where: '1:1' })
  const { mapping, problems } = parseMapping(bytes.toString('utf8'), {
    catalogue,
    folder: dirname(file),
  })
  if (mapping !== undefined) return mapping
  const [first] = problems
  return fail('mapping-refused', { file, where: `${first?.line ?? 1}:${first?.column ?? 1}` })
}
