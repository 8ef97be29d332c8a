import type { ReactElement } from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import { heldTexts } from '#sites/texts/transfers.ts'
import { day } from '#sites/ui/dates.ts'
import classes from './transfers.module.css'

type Value = null | boolean | number | string
type Props = {
  readonly label: string
  readonly fields: readonly string[]
  readonly rows: readonly (readonly Value[])[]
}

/** As many columns as the collection has fields: it scrolls in its own frame, by the keyboard too. */
export function HeldRowsTable({ label, fields, rows }: Props): ReactElement {
  return (
    // It scrolls, so the keyboard must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="region" aria-label={label} tabIndex={0} className={classes.scroll}>
      <table>
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field} scope="col">
                {fieldSaid(field)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((values, place) => (
            // A list that never changes; its fields need not tell a row from another.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={place}>
              {fields.map((field, column) => (
                <td key={field}>{valueSaid(values[column] ?? null)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** `date_naissance` as « Date naissance ». */
function fieldSaid(field: string): string {
  const words = field.replaceAll('_', ' ')
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

function valueSaid(value: Value): string {
  if (value === null) return commonTexts.none
  if (typeof value === 'boolean') return value ? heldTexts.yes : heldTexts.no
  const text = String(value)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? day(text) : text
}
