import { Button, NativeSelect, Radio } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { BulkAct } from '#contracts/bulk-orders.ts'
import { bulkOrderTexts, changeSaid } from '#sites/texts/bulk-orders.ts'
import { clientsTexts } from '#sites/texts/clients.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { distributorsQuery } from '#sites/portal/distributors-query.ts'
import { Dialog } from '#sites/ui/dialog.tsx'
import form from '#sites/ui/form.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import type { ClientFilter } from '../clients/list-search.ts'
import classes from './bulk-orders.module.css'
import { FilterSaid } from './filter-said.tsx'
import { Foreseen } from './foreseen.tsx'
import { usePlacing } from './use-placing.ts'

type Props = {
  readonly kind: 'distributor' | 'renewal'
  readonly filter: ClientFilter
  readonly onClose: () => void
  readonly onOrdered: (id: string) => void
}

// The default export is what `lazy` takes.
export default function ChangeDialog({ kind, filter, onClose, onOrdered }: Props): ReactElement {
  const [value, setValue] = useState('')
  const act = actOf(kind, value)
  const { foreseen, ordering, outcomes, count } = usePlacing(filter, act, onOrdered)
  return (
    <Dialog title={changeSaid[kind].title} onClose={onClose}>
      <FilterSaid
        filter={filter}
        all={bulkOrderTexts.forAll}
        filtered={bulkOrderTexts.forFiltered}
      />
      {kind === 'distributor' ? (
        <DistributorChoice value={value} onChange={setValue} />
      ) : (
        <RenewalChoice value={value} onChange={setValue} />
      )}
      <Foreseen
        outcomes={outcomes}
        isPending={act !== undefined && foreseen.isPending}
        count={count}
        none={bulkOrderTexts.nothing}
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
            if (act) ordering.mutate(act)
          }}
        >
          {count === 0 ? bulkOrderTexts.changeNone : bulkOrderTexts.change(count)}
        </Button>
      </div>
    </Dialog>
  )
}

/** Undefined until something is chosen. */
function actOf(kind: Props['kind'], value: string): BulkAct | undefined {
  if (value === '') return undefined
  if (kind === 'renewal') return { kind, on: value === 'on' }
  return { kind, distributorId: value === 'none' ? null : value }
}

type ChoiceProps = { readonly value: string; readonly onChange: (value: string) => void }

function DistributorChoice({ value, onChange }: ChoiceProps): ReactElement {
  const { data = [] } = useQuery(distributorsQuery)
  return (
    <NativeSelect
      label={bulkOrderTexts.newDistributor}
      description={bulkOrderTexts.scopeHint}
      value={value}
      data={[
        { value: '', label: bulkOrderTexts.choose, disabled: true },
        ...data.map(({ id, name }) => ({ value: id, label: name })),
        { value: 'none', label: clientsTexts.withoutDistributor },
      ]}
      data-autofocus
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value)
      }}
    />
  )
}

function RenewalChoice({ value, onChange }: ChoiceProps): ReactElement {
  return (
    <Radio.Group label={bulkOrderTexts.renewal} value={value} onChange={onChange}>
      <div className={classes.weeks}>
        <Radio value="on" label={bulkOrderTexts.renewalOn} data-autofocus />
        <Radio value="off" label={bulkOrderTexts.renewalOff} />
      </div>
    </Radio.Group>
  )
}
