import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, type ComponentProps, type ReactElement } from 'react'
import type { ClientPage } from '#contracts/clients.ts'
import { clientsTexts } from '#sites/texts/clients.ts'
import { distributorsQuery } from '#sites/portal/distributors-query.ts'
import type { ListSearch } from '#sites/portal/last-list.ts'
import { useMay } from '#sites/portal/session.ts'
import { ClientsSearch } from './clients-search.tsx'
import classes from './clients-filters.module.css'
import { useColumns } from './columns.ts'
import { defaultSortOf } from './list-search.ts'
import { Chip, StateChips } from './state-chips.tsx'
import { TransfersChips, usual } from './transfers-chips.tsx'

const OtherFilters = lazy(() => import('./other-filters.tsx'))

const ListTools = lazy(() => import('../saved-views/list-tools.tsx'))

type Props = {
  readonly search: ListSearch
  readonly states: ClientPage['states'] | undefined
  /** How many need somebody. */
  readonly todo: number | undefined
  readonly onChange: (search: ListSearch) => void
  /** What the keys of the search do beyond searching. */
  readonly keys: Pick<ComponentProps<typeof ClientsSearch>, 'onDown' | 'onOpen'>
}

/** Search, state, next week, distributor: each goes to the address, so that a filter can be shared. */
export function ClientsFilters({ search, states, todo, onChange, keys }: Props): ReactElement {
  return (
    <search className={classes.filters}>
      <ClientsSearch
        {...keys}
        value={search.recherche ?? ''}
        onChange={(recherche) => {
          onChange({ ...search, recherche })
        }}
      />
      {useMay('clients:assign') && <DistributorFilter search={search} onChange={onChange} />}
      <Sort search={search} onChange={onChange} />
      <Suspense fallback={<span className={classes.coming} />}>
        <ListTools search={search} onChange={onChange} />
      </Suspense>
      <div className={classes.needs}>
        <div role="group" aria-label={clientsTexts.filterTodo}>
          <Chip
            label={clientsTexts.todo}
            count={todo}
            pressed={search.traiter === 'oui'}
            onPress={() => {
              onChange({
                ...search,
                traiter: search.traiter === 'oui' ? '' : 'oui',
                tri: '',
                ordre: '',
              })
            }}
          />
        </div>
        <div role="group" aria-label={clientsTexts.filterNext}>
          <Chip
            label={clientsTexts.withoutNextWeek}
            counted={false}
            pressed={search.prochaine === 'sans'}
            onPress={() => {
              onChange({ ...search, prochaine: search.prochaine === 'sans' ? '' : 'sans' })
            }}
          />
        </div>
        <TransfersChips
          chosen={search.transferts}
          onChange={(transferts) => {
            onChange({ ...search, transferts })
          }}
        />
      </div>
      {isOther(search) && (
        <Suspense>
          <OtherFilters search={search} onChange={onChange} />
        </Suspense>
      )}
      <StateChips
        chosen={search.etat}
        counts={states}
        onChange={(etat) => {
          onChange({ ...search, etat })
        }}
      />
    </search>
  )
}

/** Whether the address selects by what no chip of the page offers: a link of the fleet led here. */
function isOther({ transferts, cause, outils }: ListSearch): boolean {
  const unusual = transferts && !usual.some((name) => name === transferts)
  return Boolean(unusual || cause || outils)
}

type ChoiceProps = Pick<Props, 'search' | 'onChange'>

function DistributorFilter({ search, onChange }: ChoiceProps): ReactElement {
  const { data = [] } = useQuery(distributorsQuery)
  return (
    <NativeSelect
      className={classes.distributor ?? ''}
      aria-label={clientsTexts.filterDistributor}
      value={search.distributeur ?? ''}
      data={[
        { value: '', label: clientsTexts.allDistributors },
        { value: 'none', label: clientsTexts.withoutDistributor },
        ...data.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={({ currentTarget: { value } }) => {
        onChange({ ...search, distributeur: value })
      }}
    />
  )
}

/** Where rows are cards, without headers to press. */
function Sort({ search, onChange }: ChoiceProps): ReactElement {
  const sorts = useColumns().flatMap(({ sort, label }) =>
    sort === undefined ? [] : [{ value: sort, label: clientsTexts.sortedBy(sort, label) }],
  )
  if (search.traiter !== undefined)
    sorts.unshift({ value: 'todo', label: clientsTexts.sortedByTodo })
  return (
    <NativeSelect
      className={classes.sort ?? ''}
      aria-label={clientsTexts.sortBy}
      value={search.tri ?? defaultSortOf(search)}
      data={sorts}
      onChange={({ currentTarget: { value } }) => {
        onChange({ ...search, tri: value, ordre: '' })
      }}
    />
  )
}
