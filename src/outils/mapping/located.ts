import type { MemberNode, ValueNode } from '@humanwhocodes/momoa'
import type { Place, Problems } from './problems.ts'

export type Entry = { readonly name: string; readonly at: Place; readonly value: ValueNode }
export type Entries = { readonly at: Place; readonly all: readonly Entry[] }

export function placeOf({ loc }: Pick<ValueNode, 'loc'>): Place {
  return { line: loc.start.line, column: loc.start.column }
}

/** The members of an object, each name once, those that are not known told; undefined for what is no object. */
export function entriesOf(
  problems: Problems,
  node: ValueNode,
  name: string,
  known: readonly string[] | null,
): Entries | undefined {
  const at = placeOf(node)
  if (node.type !== 'Object') {
    problems.add(at, 'not-an-object', { name })
    return undefined
  }
  const all = new Map<string, Entry>()
  for (const member of node.members) {
    const entry = entryOf(member)
    if (all.has(entry.name)) problems.add(entry.at, 'twice', { name: entry.name })
    else if (known !== null && !known.includes(entry.name))
      problems.add(entry.at, 'name-unknown', { name: entry.name, known: known.join(', ') })
    else all.set(entry.name, entry)
  }
  return { at, all: [...all.values()] }
}

/** The text under a name; undefined when it is not there, or is told not to be a text. */
export function textOf(problems: Problems, { all }: Entries, name: string): string | undefined {
  const entry = all.find((each) => each.name === name)
  return entry === undefined ? undefined : textIn(problems, entry.value, name)
}

export function textIn(problems: Problems, node: ValueNode, name: string): string | undefined {
  const isText = node.type === 'String' && node.value.trim() !== '' && !node.value.includes('\0')
  if (isText) return node.value
  problems.add(placeOf(node), 'not-a-text', { name })
  return undefined
}

export function find({ all }: Entries, name: string): Entry | undefined {
  return all.find((each) => each.name === name)
}

function entryOf({ name, value }: MemberNode): Entry {
  return { name: name.type === 'String' ? name.value : name.name, at: placeOf(name), value }
}
