import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import type { Transfer } from '#contracts/transfers.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { transferOutcomeTexts, transfersTexts } from '#sites/texts/transfers.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import page from '#sites/ui/page.module.css'
import { Section } from '#sites/ui/section.tsx'
import { StateDot } from '#sites/ui/state-dot.tsx'
import { launchSaid } from './launch-said.ts'
import { lasted } from './spans.ts'
import { outcomeTones } from './tones.ts'
import classes from './transfers.module.css'

type Props = {
  readonly clientId: string
  readonly transfers: readonly Transfer[]
  readonly zone: string
}

const shownFirst = 10

/** The last ones, newest first; a row opens its detail. */
export function TransfersCard({ clientId, transfers, zone }: Props): ReactElement {
  const [all, setAll] = useState(false)
  return (
    <Section title={transfersTexts.list}>
      <div className={`${classes.rows} ${classes.table}`}>
        <DataTable
          label={transfersTexts.list}
          rows={all ? transfers : transfers.slice(0, shownFirst)}
          columns={columnsOf(clientId, zone)}
          rowKey={({ id }) => id}
        />
      </div>
      {!all && transfers.length > shownFirst && (
        <Button
          mt="md"
          size="xs"
          variant="default"
          onClick={() => {
            setAll(true)
          }}
        >
          {commonTexts.showMore}
        </Button>
      )}
    </Section>
  )
}

function columnsOf(clientId: string, zone: string) {
  return [
    {
      key: 'when',
      label: transfersTexts.when,
      render: ({ id, openedAt }: Transfer) => (
        <Link
          to="/clients/$clientId/transferts/$transferId"
          params={{ clientId, transferId: id }}
          className={classes.open}
        >
          <span className={page.hidden}>{transfersTexts.detailOf} </span>
          <Moment at={openedAt} zone={zone} stacked />
        </Link>
      ),
    },
    {
      key: 'outcome',
      label: transfersTexts.outcome,
      render: ({ outcome }: Transfer) => (
        <StateDot tone={outcomeTones[outcome]} label={transferOutcomeTexts[outcome]} />
      ),
    },
    { key: 'mode', label: transfersTexts.mode, render: launchSaid },
    {
      key: 'lasted',
      label: transfersTexts.lasted,
      render: ({ openedAt, endedAt }: Transfer) =>
        endedAt === null ? commonTexts.none : lasted(openedAt, endedAt),
    },
    {
      key: 'records',
      label: transfersTexts.records,
      render: ({ modules }: Transfer) =>
        modules.reduce((sum, { records }) => sum + records, 0).toLocaleString('fr-FR'),
    },
    { key: 'machine', label: transfersTexts.machine, render: ({ machine }: Transfer) => machine },
  ]
}
