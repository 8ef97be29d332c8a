import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { spellCsv } from '#base/spell-csv.ts'
import type { ClientFault } from '#contracts/client-imports.ts'
import { api } from '#sites/portal/api.ts'
import { clientImportTexts, faultSaid } from '#sites/texts/client-imports.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { downloadText } from '#sites/ui/download-text.ts'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import classes from './client-imports.module.css'
import type { CheckedFile } from './use-checked-file.ts'

/** All of them stand in the file of faults. */
const shownMax = 200

type Props = { readonly file: CheckedFile; readonly onOrdered: (id: string) => void }

/** What the file comes to: the button that creates, or every line to mend. */
export function CheckReport({ file, onOrdered }: Props): ReactElement {
  const { columns, lines, creatable, badLines, faults } = file.check
  const ordering = useMutation({
    mutationFn: () => api('POST /api/client-imports', { body: { text: file.text } }),
    onSuccess: ({ id }) => {
      onOrdered(id)
    },
  })
  const isGood = badLines === 0
  return (
    <Section title={clientImportTexts.ofFile(file.name)}>
      <div className={classes.verdict} data-good={isGood}>
        {isGood ? (
          <IconCircleCheck size="1.5rem" aria-hidden="true" />
        ) : (
          <IconAlertTriangle size="1.5rem" aria-hidden="true" />
        )}
        <div role="status" className={classes.said}>
          <strong>
            {isGood ? clientImportTexts.allGood(lines) : clientImportTexts.someBad(badLines)}
          </strong>
          {!isGood && <span>{clientImportTexts.someGood(creatable)}</span>}
        </div>
        {isGood ? (
          <Button
            loading={ordering.isPending}
            onClick={() => {
              ordering.mutate()
            }}
          >
            {clientImportTexts.confirm(creatable)}
          </Button>
        ) : (
          <Button
            variant="default"
            onClick={() => {
              downloadText(clientImportTexts.faultsName(file.name), spellFaults(faults, columns))
            }}
          >
            {clientImportTexts.download}
          </Button>
        )}
      </div>
      <RefusalPanel error={ordering.error} />
      {faults.length > shownMax && (
        <p className={page.note}>{clientImportTexts.firstFaults(shownMax, faults.length)}</p>
      )}
      {faults.length > 0 && (
        <div className={classes.faults}>
          <DataTable
            label={clientImportTexts.faults}
            rows={faults.slice(0, shownMax)}
            columns={faultColumns(columns)}
            rowKey={(fault) => String(faults.indexOf(fault))}
          />
        </div>
      )}
    </Section>
  )
}

const faultColumns = (count: number) => [
  { key: 'line', label: clientImportTexts.line, render: ({ line }: ClientFault) => shown(line) },
  {
    key: 'column',
    label: clientImportTexts.column,
    render: ({ column }: ClientFault) => column ?? '',
  },
  {
    key: 'cell',
    label: clientImportTexts.cell,
    render: ({ cell }: ClientFault) =>
      cell !== null && <span className={classes.cell}>{cell}</span>,
  },
  {
    key: 'reason',
    label: clientImportTexts.reason,
    render: (fault: ClientFault) => faultSaid(fault, count),
  },
]

function shown(line: number): string {
  return line.toLocaleString('fr-FR')
}

function spellFaults(faults: readonly ClientFault[], columns: number): string {
  const titles = faultColumns(columns).map(({ label }) => label)
  const rows = faults.map((fault) => [
    fault.line,
    fault.column,
    fault.cell,
    faultSaid(fault, columns),
  ])
  return spellCsv([titles, ...rows])
}
