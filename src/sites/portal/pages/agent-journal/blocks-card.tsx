import { Button, TextInput } from '@mantine/core'
import { IconDownload, IconSearch } from '@tabler/icons-react'
import { useMemo, useState, type ReactElement } from 'react'
import { parseJournal } from '#base/agent-journal/parse-journal.ts'
import type { AgentJournalTab } from '#contracts/agent-journal.ts'
import { journalTexts } from '#sites/texts/agent-journal.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { CopyButton } from '#sites/ui/copy-button.tsx'
import { isoDayAt } from '#sites/ui/dates.ts'
import { Section } from '#sites/ui/section.tsx'
import classes from './agent-journal.module.css'
import { Block } from './block.tsx'
import { downloadText } from '#sites/ui/download-text.ts'
import { findBlocks } from './find-blocks.ts'

type Props = {
  readonly journal: NonNullable<AgentJournalTab['journal']>
  readonly ogec: string
  readonly zone: string
}

/** A journal may hold thousands of blocks. */
const shownAtOnce = 50

/** The transfers that the journal tells of, newest first; what is searched for opens them. */
export function BlocksCard({ journal, ogec, zone }: Props): ReactElement {
  const [typed, setTyped] = useState('')
  const [shownMax, setShownMax] = useState(shownAtOnce)
  const { before, blocks } = useMemo(() => parseJournal(journal.text), [journal.text])
  const found = useMemo(() => findBlocks(blocks, typed), [blocks, typed])
  const isSearching = typed.trim() !== ''
  const fileName = journalTexts.fileName(ogec, isoDayAt(journal.receivedAt, zone))
  return (
    <Section
      title={journalTexts.blocks}
      actions={
        <div className={classes.actions}>
          <CopyButton text={journal.text} what={journalTexts.theJournal} />
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size="0.9375rem" aria-hidden="true" />}
            onClick={() => downloadText(fileName, journal.text)}
          >
            {journalTexts.download}
          </Button>
        </div>
      }
    >
      <div className={classes.stack}>
        {blocks.length === 0 ? (
          <p>{journalTexts.unknownTitle}</p>
        ) : (
          <>
            <p className={classes.quiet}>{journalTexts.hours}</p>
            <TextInput
              type="search"
              label={journalTexts.search}
              description={journalTexts.searchHint}
              leftSection={<IconSearch size="1rem" aria-hidden="true" />}
              value={typed}
              maxLength={100}
              onChange={({ currentTarget }) => {
                setTyped(currentTarget.value)
                setShownMax(shownAtOnce)
              }}
              className={classes.search}
            />
            <p role="status" className={classes.small}>
              {isSearching
                ? journalTexts.found(found.length, blocks.length)
                : journalTexts.shown(blocks.length)}
            </p>
          </>
        )}
        <ol className={classes.blocks}>
          {found.slice(0, shownMax).map(({ block, lines }) => (
            <Block
              // A search opens what it finds; without one each stays as it was left.
              key={`${blocks.indexOf(block)} ${isSearching}`}
              block={block}
              marked={lines}
              isNewest={block === blocks[0]}
              isOpen={isSearching}
            />
          ))}
        </ol>
        {found.length > shownMax && (
          <Button
            size="xs"
            variant="default"
            className={classes.more}
            onClick={() => setShownMax(shownMax + shownAtOnce)}
          >
            {commonTexts.showMore}
          </Button>
        )}
        {before.length > 0 && !isSearching && (
          <details open={blocks.length === 0} className={classes.block}>
            <summary className={classes.summary}>{journalTexts.before}</summary>
            <pre className={classes.lines}>{before.join('\n')}</pre>
          </details>
        )}
      </div>
    </Section>
  )
}
