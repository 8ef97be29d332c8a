import type { BlockStart, ModuleState } from '#base/agent-journal/journal-block.ts'
import { splitBlocks, textOf } from '#base/agent-journal/journal-lines.ts'
import { journalMoment } from '#base/agent-journal/journal-moment.ts'
import { writeBlock } from '#base/agent-journal/write-block.ts'
import { brand } from '../brand.ts'
import { knownZone } from '../french-dates.ts'
import type { Run } from '../machine.ts'
import { version } from '../version.ts'
import { changeJournal } from './journal-file.ts'

/** A run that has begun and not ended. */
export type OpenBlock = { readonly start: BlockStart }

/** How it ended: what became of each module, and what else is worth a line. */
export type Outcome = {
  readonly modules: readonly { readonly name: string; readonly state: ModuleState }[]
  readonly notes: readonly string[]
} & (
  | { readonly state: 'succeeded' }
  | { readonly state: 'failed'; readonly error: string }
  | { readonly state: 'abandoned'; readonly abandon: string }
)

export type KeptJournal = {
  /** Notes at once that a run begins: killed, it stays there as interrupted. `mode`: « Automatique - https ». */
  startBlock(mode: string): Promise<OpenBlock>
  /** Notes how it ended, in the place of its beginning. */
  endBlock(open: OpenBlock, outcome: Outcome): Promise<void>
}

/** The journal in the agent's folder, by the clock of the school. */
export function keepJournal({ folder, machine }: Run, zone: string): KeptJournal {
  const now = (): string => journalMoment(machine.now(), knownZone(zone))
  return {
    startBlock: async (mode) => {
      const start = { version, machine: machine.hostname, startedAt: now(), mode }
      const begun = writeBlock(start, null, brand.onlineService)
      await changeJournal(folder, (text) => withBlock(text, begun, undefined))
      return { start }
    },
    endBlock: async ({ start }, outcome) => {
      const end = outcome.state === 'abandoned' ? outcome : { ...outcome, endedAt: now() }
      const begun = writeBlock(start, null, brand.onlineService)
      const whole = writeBlock(start, end, brand.onlineService)
      await changeJournal(folder, (text) => withBlock(text, whole, begun))
    },
  }
}

/** The block in the place of the one it replaces, else above all others. */
function withBlock(text: string, block: string, replaced: string | undefined): string {
  const split = splitBlocks(text)
  const before = textOf(split.before)
  const blocks = split.blocks.map(textOf)
  const at = replaced === undefined ? -1 : blocks.indexOf(replaced)
  if (at === -1) return before + block + blocks.join('')
  return before + blocks.with(at, block).join('')
}
