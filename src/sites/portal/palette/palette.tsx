import { CloseButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useId, useRef, useState, type ReactElement } from 'react'
import type { KeyboardEvent } from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import { frameTexts } from '#sites/texts/frame.ts'
import { paletteTexts } from '#sites/texts/palette.ts'
import { shortcutsTexts } from '#sites/texts/shortcuts.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { useModal } from '#sites/ui/use-modal.ts'
import { searchCharactersMax } from '../pages/clients/list-search.ts'
import type { Entry } from './entries.ts'
import classes from './palette.module.css'
import { Results } from './results.tsx'
import { useSections } from './use-sections.ts'

type Props = {
  readonly onHelp: () => void
  /** With what is to be done once it has closed. */
  readonly onClose: (run?: () => void) => void
}

// The default export is what `lazy` takes: the palette ships apart from the first page.
export default function Palette({ onHelp, onClose }: Props): ReactElement {
  const close = (): void => {
    onClose()
  }
  const dialog = useModal(close, true)
  const id = useId()
  const [typed, setTyped] = useState('')
  const [moved, setMoved] = useState<string>()
  const { sections, ready, settled, error, refetch } = useSections(typed, onHelp)
  const entries = sections.flatMap((section) => section.entries)
  const place = entries.findIndex((entry) => entry.id === moved)
  const active = entries[Math.max(place, 0)]
  const choose = (entry: Entry): void => {
    onClose(entry.run)
  }
  const chooseLater = useChooseLater(typed, settled, entries[0], choose)
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && entries.length > 0) {
      event.preventDefault()
      const next = (Math.max(place, 0) + step + entries.length) % entries.length
      setMoved(entries[next]?.id)
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      if (active && (ready || place >= 0)) choose(active)
      else if (!settled) chooseLater()
    }
  }
  return (
    <dialog
      ref={dialog}
      aria-label={frameTexts.searchTitle}
      className={classes.palette}
      closedby="closerequest"
    >
      <div className={classes.inside}>
        <div className={classes.field}>
          <IconSearch size="1.125rem" aria-hidden="true" />
          <input
            role="combobox"
            aria-label={frameTexts.searchTitle}
            aria-expanded={entries.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={active && optionId(id, active)}
            placeholder={paletteTexts.hint}
            value={typed}
            maxLength={searchCharactersMax}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
            onKeyDown={press}
            onChange={({ currentTarget: { value } }) => {
              setTyped(value)
              setMoved(undefined)
            }}
          />
          <CloseButton aria-label={commonTexts.close} onClick={close} />
        </div>
        <div className={classes.results}>
          <Results
            id={`${id}-list`}
            sections={sections}
            optionId={(entry) => optionId(id, entry)}
            active={active}
            onPoint={setMoved}
            onChoose={choose}
          />
          <RefusalPanel error={error} onRetry={() => void refetch()} />
          {entries.length === 0 && settled && !error && (
            <div className={classes.nothing}>
              <strong>{paletteTexts.nothing(typed.trim())}</strong>
              <span>{paletteTexts.nothingHint}</span>
            </div>
          )}
        </div>
        <div className={classes.foot}>
          <span role="status">
            {typed.trim() !== '' &&
              (settled ? paletteTexts.found(entries.length) : paletteTexts.coming)}
          </span>
          <Keys />
        </div>
      </div>
    </dialog>
  )
}

/** Enter before the clients have come: the first one is chosen when they do, unless the typing goes on. */
function useChooseLater(
  typed: string,
  settled: boolean,
  first: Entry | undefined,
  choose: (entry: Entry) => void,
): () => void {
  const wanted = useRef<string>(undefined)
  const come = useEffectEvent(() => {
    if (wanted.current !== typed) return
    wanted.current = undefined
    if (first) choose(first)
  })
  useEffect(() => {
    if (settled) come()
  }, [settled])
  return () => {
    wanted.current = typed
  }
}

function Keys(): ReactElement {
  return (
    <span aria-hidden="true" className={classes.keys}>
      <kbd>↑</kbd> <kbd>↓</kbd> {paletteTexts.move} <kbd>{shortcutsTexts.keyEnter}</kbd>{' '}
      {paletteTexts.openChosen} <kbd>{shortcutsTexts.keyEscape}</kbd> {paletteTexts.leave}
    </span>
  )
}

function optionId(id: string, entry: Entry): string {
  return `${id}-${entry.id}`
}
