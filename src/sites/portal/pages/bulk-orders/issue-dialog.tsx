import { Button, Radio } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { bulkIssueTexts } from '#sites/texts/bulk-issue.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { stateTexts } from '#sites/texts/states.ts'
import { api } from '#sites/portal/api.ts'
import { Dialog } from '#sites/ui/dialog.tsx'
import { distributorsQuery } from '#sites/portal/distributors-query.ts'
import form from '#sites/ui/form.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import type { ClientFilter } from '../clients/list-search.ts'
import { clientsTexts } from '#sites/texts/clients.ts'
import classes from './bulk-issue.module.css'
import { OutcomeLines } from './outcome-lines.tsx'

type Props = {
  readonly filter: ClientFilter
  readonly onClose: () => void
  readonly onOrdered: (id: string) => void
}
type Week = 'current' | 'next'

// The default export is what `lazy` takes.
export default function OrderDialog({ filter, onClose, onOrdered }: Props): ReactElement {
  // All that selects, whatever it is: an order never reaches more clients than the list shows.
  const { sort: _sort, order: _order, ...selected } = filter
  const [week, setWeek] = useState<Week>(filter.next === undefined ? 'current' : 'next')
  const order = { filter: selected, week }
  const foreseen = useQuery({
    queryKey: ['bulk-dry-run', order],
    queryFn: () => api('POST /api/bulk-issues/dry-run', { body: order }),
    staleTime: 0,
    gcTime: 0,
  })
  const ordering = useMutation({
    mutationFn: () => api('POST /api/bulk-issues', { body: order }),
    onSuccess: ({ id }) => {
      onOrdered(id)
    },
  })
  const count = foreseen.data?.outcomes.issued ?? 0
  return (
    <Dialog title={bulkIssueTexts.title} onClose={onClose}>
      <p>
        <FilterSaid filter={filter} />
      </p>
      <Radio.Group label={bulkIssueTexts.week} value={week} onChange={setWeek}>
        <div className={classes.weeks}>
          <Radio
            value="current"
            label={bulkIssueTexts.current}
            data-autofocus={week === 'current'}
          />
          <Radio value="next" label={bulkIssueTexts.following} />
        </div>
      </Radio.Group>
      <div aria-live="polite" className={classes.foreseen}>
        <strong>{bulkIssueTexts.foreseen}</strong>
        {foreseen.isPending && <span>{bulkIssueTexts.counting}</span>}
        {foreseen.data && <OutcomeLines outcomes={foreseen.data.outcomes} foreseen />}
        {foreseen.data && count === 0 && <span>{bulkIssueTexts.nobody}</span>}
      </div>
      <RefusalPanel error={ordering.error ?? foreseen.error} />
      <div className={form.actions}>
        <Button variant="default" onClick={onClose}>
          {commonTexts.cancel}
        </Button>
        <Button
          disabled={count === 0}
          loading={ordering.isPending}
          onClick={() => {
            ordering.mutate()
          }}
        >
          {count === 0 ? bulkIssueTexts.confirmNone : bulkIssueTexts.confirm(count)}
        </Button>
      </div>
    </Dialog>
  )
}

/** Whom it is for, in the words of the filters. */
function FilterSaid({ filter }: Pick<Props, 'filter'>): ReactElement {
  const { search, state, next, transfers, distributor } = filter
  const { data = [] } = useQuery({ ...distributorsQuery, enabled: distributor !== undefined })
  const parts = [
    search !== '' && bulkIssueTexts.search(search),
    state !== undefined && bulkIssueTexts.state(stateTexts[state]),
    next !== undefined && bulkIssueTexts.next,
    transfers !== undefined && bulkIssueTexts.transfers[transfers],
    distributor === 'none' && clientsTexts.withoutDistributor.toLowerCase(),
    data.find(({ id }) => id === distributor)?.name,
  ].filter((part) => typeof part === 'string')
  return (
    <>{parts.length === 0 ? bulkIssueTexts.toAll : bulkIssueTexts.toFiltered(parts.join(', '))}</>
  )
}
