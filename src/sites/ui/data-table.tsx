import type { ReactElement, ReactNode } from 'react'
import classes from './data-table.module.css'

type DataColumn<Row> = {
  readonly key: string
  readonly label: string
  readonly render: (row: Row) => ReactNode
  /** On a narrow screen it takes the whole width, under no name. */
  readonly wide?: boolean
}

type Props<Row> = {
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly DataColumn<Row>[]
  readonly rowKey: (row: Row) => string
}

/** A table; on a narrow screen each row becomes a block with the names of its columns. */
export function DataTable<Row>({ label, rows, columns, rowKey }: Props<Row>): ReactElement {
  return (
    <table aria-label={label} className={classes.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td key={column.key} data-label={column.label} data-wide={column.wide}>
                <div>{column.render(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
