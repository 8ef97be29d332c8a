import { Radio } from '@mantine/core'
import type { ReactElement } from 'react'
import { mergeTexts } from '#sites/texts/merge.ts'
import { dateTime } from './dates.ts'
import classes from './merge-notice.module.css'
import type { Conflict } from './use-concurrent-edit.ts'

type Props<Fields> = {
  readonly conflict: Conflict<Fields> | undefined
  readonly labels: Readonly<Record<keyof Fields & string, string>>
  readonly show: (field: keyof Fields & string, value: unknown) => string
  readonly onChoose: (field: string, side: 'mine' | 'theirs') => void
}

/** What the other person changed: taken over where it could be, to be chosen where both did. */
export function MergeNotice<Fields>(props: Props<Fields>): ReactElement | null {
  const { conflict, labels, show, onChoose } = props
  if (!conflict) return null
  const { who, at, taken, both, chosen } = conflict
  return (
    <div role="alert" className={classes.notice}>
      <strong>{mergeTexts.title(who, dateTime(at))}</strong>
      {taken.length > 0 && (
        <p>{mergeTexts.taken(taken.map((field) => labels[field].toLowerCase()).join(', '))}</p>
      )}
      {both.length > 0 && <p>{mergeTexts.both}</p>}
      {both.map(({ field, mine, theirs }) => (
        <Radio.Group
          key={field}
          label={labels[field]}
          value={chosen[field] ?? ''}
          onChange={(side) => {
            onChoose(field, side === 'mine' ? 'mine' : 'theirs')
          }}
        >
          <div className={classes.choices}>
            <Radio value="mine" label={mergeTexts.mine(show(field, mine))} />
            <Radio value="theirs" label={mergeTexts.theirs(show(field, theirs))} />
          </div>
        </Radio.Group>
      ))}
      <p>{mergeTexts.saveAgain}</p>
    </div>
  )
}
