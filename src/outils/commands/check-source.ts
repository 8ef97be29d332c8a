import { resolve } from 'node:path'
import { sentModules, catalogue } from '#replication/catalogue/catalogue.ts'
import type { Value } from '#replication/rows/check-row.ts'
import type { Mapping } from '../mapping/mapping.ts'
import type { Run } from '../machine.ts'
import type { Report } from '../report.ts'
import { keptMappingFile, readMappingFile } from '../source/kept-mapping.ts'
import { mappingReport } from '../source/mapping-report.ts'
import { masked } from '../source/mask-row.ts'
import { openSource } from '../source/open-source.ts'
import { sampleModule, type Sampled } from '../source/sample-module.ts'

type Asked = { readonly correspondance?: string; readonly montrer?: boolean }

/** Checks the mapping, reads all that it names and shows what would be sent. Sends nothing, writes nothing. */
export async function checkSource(
  { folder }: Run,
  { correspondance, montrer = false }: Asked,
): Promise<Report> {
  const file =
    correspondance === undefined ? await keptMappingFile(folder) : resolve(correspondance)
  const { mapping, problems } = await readMappingFile(file)
  if (mapping === undefined) return mappingReport(file, problems)
  const sampled = await sampleAll(mapping)
  const failed = sampled.flatMap(({ name, failure }) => (failure ? [{ name, failure }] : []))
  const lines = sampled.flatMap((one) => linesOf(one, montrer))
  const facts = {
    mappingFile: file,
    collections: sampled.map(({ sample, ...rest }) => ({
      ...rest,
      sample: sample.map((row) => masked(rest.name, row, montrer)),
    })),
    taken: [...mapping.taken.keys()],
  }
  const taken = [...mapping.taken.keys()].join(', ')
  const ends = [
    `Non envoyées (absentes de la correspondance) : ${unmapped(mapping) || 'aucune'}`,
    `Reçues d’Internet : ${taken || 'aucune'}`,
  ]
  const [first] = failed
  if (first === undefined) return { exit: 'good', lines: [...lines, ...ends], facts }
  const told = {
    code: 'source-refused',
    message: `${failed.length} partie(s) de la base ne peuvent pas être envoyées.`,
    remedy: first.failure,
  }
  return { exit: 'source-refused', lines: [...lines, ...ends], facts, told }
}

async function sampleAll(mapping: Mapping): Promise<readonly Sampled[]> {
  const source = openSource(mapping)
  const all: Sampled[] = []
  for (const module of sentModules(catalogue))
    all.push(...(await sampleModule(source, mapping, module)))
  return all
}

function linesOf({ name, count, sample, failure }: Sampled, isShown: boolean): string[] {
  if (failure !== null) return [`${name} : ${failure}`]
  return [
    `${name} : ${count} fiches`,
    ...sample.map((row) => `    ${masked(name, row, isShown).map(inWords).join(' | ')}`),
  ]
}

function inWords(value: Value): string {
  if (value === null) return '—'
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  return String(value)
}

function unmapped({ sent }: Mapping): string {
  return catalogue
    .filter(({ owner, name }) => owner === 'school' && !sent.has(name))
    .map(({ name }) => name)
    .join(', ')
}
