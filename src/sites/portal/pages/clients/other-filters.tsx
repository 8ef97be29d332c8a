import { IconX } from '@tabler/icons-react'
import { useRef, type ReactElement } from 'react'
import type { TransferCause } from '#contracts/transfers.ts'
import { clientsTexts } from '#sites/texts/clients.ts'
import { otherFiltersTexts } from '#sites/texts/other-filters.ts'
import { causeTexts } from '#sites/texts/transfer-causes.ts'
import { transferStateTexts } from '#sites/texts/transfer-states.ts'
import type { ListSearch } from '#sites/portal/last-list.ts'
import { useKeptFocus } from '#sites/ui/use-kept-focus.ts'
import { transferFilters } from './list-search.ts'
import classes from './state-chips.module.css'
import { usual } from './transfers-chips.tsx'

type Props = {
  readonly search: ListSearch
  readonly onChange: (search: ListSearch) => void
}

// The default export is what `lazy` takes. What a link of the fleet selected by, each to be taken away.
export default function OtherFilters({ search, onChange }: Props): ReactElement {
  const place = useRef<HTMLDivElement>(null)
  const filters = filtersOf(search)
  useKeptFocus(place, filters.length)
  return (
    <div
      ref={place}
      role="group"
      tabIndex={-1}
      aria-label={otherFiltersTexts.group}
      className={classes.chips}
    >
      {filters.map(({ name, label }) => (
        <button
          key={name}
          type="button"
          data-chosen
          aria-label={otherFiltersTexts.remove(label)}
          className={classes.chip}
          onClick={() => {
            // With the last one this place goes too.
            if (filters.length === 1) focusNext(place.current)
            onChange({ ...search, [name]: '' })
          }}
        >
          {label}
          <IconX size="0.875rem" aria-hidden="true" />
        </button>
      ))}
    </div>
  )
}

/** The filters that come after these. */
function focusNext(place: HTMLElement | null): void {
  place?.nextElementSibling?.querySelector('button')?.focus({ preventScroll: true })
}

type Filter = { readonly name: 'transferts' | 'cause' | 'outils'; readonly label: string }

function filtersOf({ transferts = '', cause = '', outils = '' }: ListSearch): Filter[] {
  const state = transferFilters[transferts as keyof typeof transferFilters]
  const isUsual = usual.some((name) => name === transferts)
  const filters: (Filter | false)[] = [
    transferts !== '' &&
      !isUsual && {
        name: 'transferts',
        label: otherFiltersTexts.transfers(transferStateTexts[state]),
      },
    cause !== '' && { name: 'cause', label: causeTexts[cause as TransferCause] },
    outils !== '' && {
      name: 'outils',
      label: outils === 'none' ? clientsTexts.noAgent : otherFiltersTexts.version(outils),
    },
  ]
  return filters.filter((filter) => filter !== false)
}
