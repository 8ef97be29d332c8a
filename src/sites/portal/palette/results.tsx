import { useEffect, type ReactElement } from 'react'
import { paletteTexts } from '#sites/texts/palette.ts'
import type { Entry, Section } from './entries.ts'
import classes from './palette.module.css'

type Props = {
  readonly id: string
  readonly sections: readonly Section[]
  readonly optionId: (entry: Entry) => string
  readonly active: Entry | undefined
  readonly onPoint: (entryId: string) => void
  readonly onChoose: (entry: Entry) => void
}

/** The options, by section; the focus stays in the field, which says which one is active. */
export function Results(props: Props): ReactElement | null {
  const { id, sections, optionId, active, onPoint, onChoose } = props
  const activeId = active && optionId(active)
  useEffect(() => {
    if (activeId !== undefined)
      document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])
  if (sections.length === 0) return null
  return (
    <div role="listbox" id={id} aria-label={paletteTexts.results} className={classes.list}>
      {sections.map(({ title, entries }, at) => (
        <div key={title} role="group" aria-labelledby={`${id}-${at}`}>
          <div role="presentation" id={`${id}-${at}`} className={classes.title}>
            {title}
          </div>
          {entries.map((entry) => (
            <Option
              key={entry.id}
              id={optionId(entry)}
              entry={entry}
              chosen={entry.id === active?.id}
              onPoint={onPoint}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

type OptionProps = Pick<Props, 'id' | 'onPoint' | 'onChoose'> & {
  readonly entry: Entry
  readonly chosen: boolean
}

function Option({ id, entry, chosen, onPoint, onChoose }: OptionProps): ReactElement {
  const { label, aside, icon: Icon } = entry
  return (
    <button
      type="button"
      role="option"
      id={id}
      tabIndex={-1}
      aria-selected={chosen}
      className={classes.option}
      onMouseDown={(event) => {
        event.preventDefault()
      }}
      onMouseMove={() => {
        if (!chosen) onPoint(entry.id)
      }}
      onClick={() => {
        onChoose(entry)
      }}
    >
      <Icon size="1.0625rem" aria-hidden="true" />
      <span className={classes.label}>{label}</span>
      {aside !== undefined && <span className={classes.aside}>{aside}</span>}
    </button>
  )
}
