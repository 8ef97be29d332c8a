import { Button, Radio } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { bulkOrderTexts, issueSaid } from '#sites/texts/bulk-orders.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { Dialog } from '#sites/ui/dialog.tsx'
import form from '#sites/ui/form.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import type { ClientFilter } from '../clients/list-search.ts'
import classes from './bulk-orders.module.css'
import { FilterSaid } from './filter-said.tsx'
import { Foreseen } from './foreseen.tsx'
import { usePlacing } from './use-placing.ts'

type Props = {
  readonly filter: ClientFilter
  readonly onClose: () => void
  readonly onOrdered: (id: string) => void
}

// The default export is what `lazy` takes.
export default function IssueDialog({ filter, onClose, onOrdered }: Props): ReactElement {
  const [week, setWeek] = useState<'current' | 'next'>(
    filter.next === undefined ? 'current' : 'next',
  )
  const act = { kind: 'issue', week } as const
  const { foreseen, ordering, outcomes, count } = usePlacing(filter, act, onOrdered)
  return (
    <Dialog title={issueSaid.title} onClose={onClose}>
      <FilterSaid filter={filter} all={bulkOrderTexts.toAll} filtered={bulkOrderTexts.toFiltered} />
      <Radio.Group label={bulkOrderTexts.week} value={week} onChange={setWeek}>
        <div className={classes.weeks}>
          <Radio
            value="current"
            label={bulkOrderTexts.current}
            data-autofocus={week === 'current'}
          />
          <Radio value="next" label={bulkOrderTexts.following} />
        </div>
      </Radio.Group>
      <Foreseen
        outcomes={outcomes}
        isPending={foreseen.isPending}
        count={count}
        none={bulkOrderTexts.nobody}
      />
      <RefusalPanel error={ordering.error ?? foreseen.error} />
      <div className={form.actions}>
        <Button variant="default" onClick={onClose}>
          {commonTexts.cancel}
        </Button>
        <Button
          disabled={count === 0}
          loading={ordering.isPending}
          onClick={() => {
            ordering.mutate(act)
          }}
        >
          {count === 0 ? bulkOrderTexts.confirmNone : bulkOrderTexts.confirm(count)}
        </Button>
      </div>
    </Dialog>
  )
}
