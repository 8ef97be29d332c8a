import {
  moduleStates,
  type BlockState,
  type Journal,
  type JournalBlock,
  type ModuleLine,
  type ModuleState,
} from './journal-block.ts'
import { afterMark, splitBlocks } from './journal-lines.ts'
import { momentOf } from './journal-moment.ts'

/** Reads any text, and never throws: what is not understood stays in its block, as it stands. */
export function parseJournal(text: string): Journal {
  const { before, blocks } = splitBlocks(text)
  const read = blocks.map(readBlock)
  return { before, blocks: isOldestFirst(read) ? read.toReversed() : read }
}

/**
 * The newest stands first, except in a file that another program kept the other way round. The blocks
 * are not sorted: their order is surer than their clock, which goes back once a year.
 */
function isOldestFirst(blocks: readonly JournalBlock[]): boolean {
  const dated = blocks.flatMap(({ startedAt }) => startedAt ?? [])
  return (dated.at(0) ?? '') < (dated.at(-1) ?? '')
}

function readBlock(lines: readonly string[]): JournalBlock {
  const [first = '', ...others] = lines
  const all = (mark: Parameters<typeof afterMark>[1]): string[] =>
    others.flatMap((line) => afterMark(line, mark) ?? [])
  const [end] = all('end')
  const [error = null] = all('error')
  const [abandon = null] = all('abandon')
  const { version, machine } = titleOf(afterMark(first, 'start') ?? '')
  return {
    state: stateOf(error, abandon, end),
    version,
    machine,
    startedAt: momentOf(first),
    endedAt: end === undefined ? null : momentOf(end),
    mode: all('mode')[0] ?? null,
    modules: all('module').flatMap((said) => moduleOf(said) ?? []),
    error,
    abandon,
    lines,
  }
}

/** A block that the next one cut short has none of the three either. */
function stateOf(
  error: string | null,
  abandon: string | null,
  end: string | undefined,
): BlockState {
  if (abandon !== null) return 'abandoned'
  if (error !== null) return 'failed'
  return end === undefined ? 'interrupted' : 'succeeded'
}

/** Of ` EXPORT … (14.0.0.0) : le … par (POSTE)`, whatever the brand. */
function titleOf(title: string): { version: string | null; machine: string | null } {
  const [, version] = /\(([^()]+)\) : /.exec(title) ?? []
  const [, machine] = /\bpar \(([^()]+)\)$/.exec(title) ?? []
  return { version: version ?? null, machine: machine ?? null }
}

function moduleOf(said: string): ModuleLine | undefined {
  const [, name, state] = /^([^:]{1,100}?)\s*:\s*(.*)$/.exec(said) ?? []
  if (name === undefined || state === undefined) return undefined
  return { name, state: stateNamed(state), said: state }
}

function stateNamed(said: string): ModuleState | null {
  const named = Object.entries(moduleStates).find(([, words]) => words === said)
  return (named?.[0] as ModuleState | undefined) ?? null
}
