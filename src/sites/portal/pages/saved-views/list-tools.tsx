import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { distributorsQuery } from '#sites/portal/distributors-query.ts'
import type { ListSearch } from '#sites/portal/last-list.ts'
import { useMay } from '#sites/portal/session.ts'
import { useColumns } from '../clients/columns.ts'
import { savedViewsQuery } from '../clients/own-columns.ts'
import { ColumnsPanel } from './columns-panel.tsx'
import { readView, queryOf, type Known } from './read-view.ts'
import { StaleView } from './stale-view.tsx'
import { ViewsPanel } from './views-panel.tsx'

type Props = {
  readonly search: ListSearch
  readonly onChange: (search: ListSearch) => void
}

// The default export is what `lazy` takes. What a person makes of the list: views of one's own, columns.
export default function ListTools({ search, onChange }: Props): ReactElement {
  const { data } = useQuery(savedViewsQuery)
  const known = useKnown()
  const views = (data?.views ?? []).map((view) => ({ ...view, ...readView(view, known) }))
  const here = queryOf(search)
  const current = views.find((view) => queryOf(view.search) === here)
  return (
    <>
      <ViewsPanel search={search} views={views} current={current} onChange={onChange} />
      <ColumnsPanel search={search} onChange={onChange} />
      {current !== undefined && current.setAside.length > 0 && <StaleView view={current} />}
    </>
  )
}

function useKnown(): Known {
  const columns = useColumns().map(({ name }) => name)
  const chooses = useMay('clients:assign')
  const { data } = useQuery({ ...distributorsQuery, enabled: chooses })
  return { columns, distributors: chooses ? data?.map(({ id }) => id) : [] }
}
