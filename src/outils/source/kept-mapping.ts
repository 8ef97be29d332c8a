import { dirname } from 'node:path'
import { catalogue } from '#replication/catalogue/catalogue.ts'
import { fail } from '../failures.ts'
import { readBounded } from '../folder/read-bounded.ts'
import { readState } from '../folder/agent-state.ts'
import { parseMapping, type ParsedMapping } from '../mapping/parse-mapping.ts'
import type { Mapping } from '../mapping/mapping.ts'

const bytesMax = 1024 * 1024

/** Whether `outils source definir` named a mapping on this machine. */
export async function hasMapping(folder: string): Promise<boolean> {
  return (await readState(folder)).mappingFile !== null
}

/** The file that `outils source definir` named. Throws Failure when none is. */
export async function keptMappingFile(folder: string): Promise<string> {
  return (await readState(folder)).mappingFile ?? fail('mapping-not-named')
}

/** The mapping that this machine was told to use. Throws Failure, with the first of what is wrong in it. */
export async function readKeptMapping(folder: string): Promise<Mapping> {
  const file = await keptMappingFile(folder)
  const { mapping, problems } = await readMappingFile(file)
  if (mapping !== undefined) return mapping
  const [first] = problems
  return fail('mapping-refused', { file, where: `${first?.line ?? 1}:${first?.column ?? 1}` })
}

/** A mapping, or all that is wrong in it. Throws Failure when there is no such file. */
export async function readMappingFile(file: string): Promise<ParsedMapping> {
  const bytes = await readBounded(file, bytesMax).catch(() => fail('mapping-missing', { file }))
  if (bytes === undefined) return fail('mapping-missing', { file })
  if (bytes.length > bytesMax) return fail('mapping-refused', { file, where: '1:1' })
  return parseMapping(bytes.toString('utf8'), { catalogue, folder: dirname(file) })
}
