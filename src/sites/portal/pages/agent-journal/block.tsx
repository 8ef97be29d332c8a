import type { ReactElement } from 'react'
import type { JournalBlock } from '#base/agent-journal/journal-block.ts'
import { journalTexts } from '#sites/texts/agent-journal.ts'
import { CopyButton } from '#sites/ui/copy-button.tsx'
import classes from './agent-journal.module.css'
import { BlockLines } from './block-lines.tsx'
import { BlockStateBadge } from './block-state-badge.tsx'
import { durationOf, shownMoment } from './block-times.ts'

type Props = {
  readonly block: JournalBlock
  readonly marked: ReadonlySet<number>
  readonly isNewest: boolean
  readonly isOpen: boolean
}

/** One transfer: how it ended at a glance, and its lines, as text, once it is unfolded. */
export function Block({ block, marked, isNewest, isOpen }: Props): ReactElement {
  const { state, startedAt, error, abandon } = block
  const why = abandon ?? error
  const unusual = unusualOf(block)
  return (
    <li>
      <details open={isOpen} className={classes.block}>
        <summary className={classes.summary}>
          <span className={classes.head}>
            <BlockStateBadge state={state} />
            <strong>{startedAt === null ? journalTexts.undated : shownMoment(startedAt)}</strong>
            <span className={classes.small}>{factsOf(block).join(' · ')}</span>
          </span>
          {why !== null && <span className={classes.why}>{why}</span>}
          {unusual.map(({ name, said }) => (
            <span key={name} className={classes.small}>
              {journalTexts.module(name, said)}
            </span>
          ))}
          {isNewest && state === 'interrupted' && (
            <span className={classes.small}>{journalTexts.maybeRunning}</span>
          )}
        </summary>
        <div className={classes.body}>
          <CopyButton text={block.lines.join('\n')} what={journalTexts.theBlock} />
          <BlockLines lines={block.lines} marked={marked} />
        </div>
      </details>
    </li>
  )
}

/** One line a module: a journal may repeat itself. */
function unusualOf({ modules }: JournalBlock) {
  const byName = new Map(modules.map((module) => [module.name, module]))
  return [...byName.values()].filter(({ state }) => state !== 'normal').slice(0, unusualMax)
}

const unusualMax = 10

function factsOf({ startedAt, endedAt, mode, machine, version }: JournalBlock): string[] {
  const duration = durationOf(startedAt, endedAt)
  return [
    duration === null ? null : journalTexts.lasted(duration),
    mode,
    machine === null ? null : journalTexts.onMachine(machine),
    version === null ? null : journalTexts.version(version),
  ].filter((fact) => fact !== null)
}
