import { resolve } from 'node:path'
import { parse, type ValueNode } from '@humanwhocodes/momoa'
import type { Catalogue } from '#replication/catalogue/catalogue.ts'
import { checkCollections } from './check-collections.ts'
import { entriesOf, find, placeOf, textIn, textOf, type Entries } from './located.ts'
import type { Encoding, MappedBase, Mapping } from './mapping.ts'
import { noProblems, type MappingProblem, type Problems } from './problems.ts'

export type ParsedMapping =
  | { readonly mapping: Mapping; readonly problems?: never }
  | { readonly mapping?: never; readonly problems: readonly MappingProblem[] }

/** Checks a mapping against the catalogue. `folder` is that of the file, to which its paths are relative. */
export function parseMapping(
  text: string,
  { catalogue, folder }: { readonly catalogue: Catalogue; readonly folder: string },
): ParsedMapping {
  const problems = noProblems()
  const root = parseJson(problems, text)
  const mapping = root === undefined ? undefined : checkRoot(problems, root, catalogue, folder)
  const found = problems.list()
  if (mapping !== undefined && found.length === 0) return { mapping }
  return { problems: found }
}

const nestingMax = 100

function parseJson(problems: Problems, text: string): ValueNode | undefined {
  // The parser calls itself for each level: a file of brackets alone must not end the process.
  if ((text.match(/[[{]/g)?.length ?? 0) > 20_000 || deepest(text) > nestingMax) {
    problems.add({ line: 1, column: 1 }, 'syntax')
    return undefined
  }
  try {
    return parse(text.replace(/^\uFEFF/, ''), { mode: 'jsonc', allowTrailingCommas: true }).body
  } catch (error) {
    const { line, column } = error as { line?: unknown; column?: unknown }
    const at = {
      line: typeof line === 'number' ? line : 1,
      column: typeof column === 'number' ? column : 1,
    }
    problems.add(at, 'syntax')
    return undefined
  }
}

/** At least as deep as it is nested: brackets in texts and comments count too. */
function deepest(text: string): number {
  let [depth, most] = [0, 0]
  for (const character of text) {
    if (character === '{' || character === '[') most = Math.max(most, ++depth)
    else if (character === '}' || character === ']') depth -= 1
  }
  return most
}

function checkRoot(
  problems: Problems,
  node: ValueNode,
  catalogue: Catalogue,
  folder: string,
): Mapping | undefined {
  const names = ['format', 'base', 'encodage', 'envoi', 'retour']
  const root = entriesOf(problems, node, 'correspondance', names)
  if (root === undefined) return undefined
  checkFormat(problems, root)
  const base = checkBase(problems, root, folder)
  const encoding = checkEncoding(problems, root)
  const sent = checkCollections(problems, find(root, 'envoi'), { catalogue, way: 'envoi' })
  const taken = checkCollections(problems, find(root, 'retour'), { catalogue, way: 'retour' })
  if (find(root, 'envoi') === undefined) problems.add(root.at, 'missing', { name: 'envoi' })
  return base === undefined ? undefined : { base, encoding, sent, taken }
}

function checkFormat(problems: Problems, root: Entries): void {
  const format = find(root, 'format')
  if (format === undefined) problems.add(root.at, 'missing', { name: 'format' })
  else if (format.value.type !== 'Number' || format.value.value !== 1)
    problems.add(placeOf(format.value), 'format-version')
}

function checkEncoding(problems: Problems, root: Entries): Encoding {
  const entry = find(root, 'encodage')
  if (entry === undefined) return 'utf-8'
  const text = textIn(problems, entry.value, 'encodage')
  if (text === 'utf-8' || text === 'windows-1252') return text
  if (text !== undefined) problems.add(placeOf(entry.value), 'encoding-unknown')
  return 'utf-8'
}

function checkBase(problems: Problems, root: Entries, folder: string): MappedBase | undefined {
  const entry = find(root, 'base')
  if (entry === undefined) {
    problems.add(root.at, 'missing', { name: 'base' })
    return undefined
  }
  const base = entriesOf(problems, entry.value, 'base', ['type', 'fichier', 'adresse'])
  if (base === undefined) return undefined
  const type = textOf(problems, base, 'type')
  const wanted = type === 'sqlite' ? 'fichier' : type === 'postgresql' ? 'adresse' : undefined
  if (wanted === undefined) {
    problems.add(base.at, 'base-type')
    return undefined
  }
  const text = textOf(problems, base, wanted)
  if (find(base, wanted) === undefined) problems.add(base.at, 'missing', { name: wanted })
  if (text === undefined) return undefined
  if (type === 'sqlite') return { type, file: resolve(folder, text) }
  if (isPostgresAddress(text)) return { type: 'postgresql', url: text }
  problems.add(base.at, 'base-address')
  return undefined
}

function isPostgresAddress(text: string): boolean {
  return /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '')
}
