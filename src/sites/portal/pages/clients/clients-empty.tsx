import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { clientsTexts } from '#sites/texts/clients.ts'
import { EmptyState } from '#sites/ui/empty-state.tsx'
import type { ListSearch } from '#sites/ui/last-list.ts'

type Props = {
  readonly search: ListSearch
  readonly onChange: (search: ListSearch) => void
}

/** Says how to begin, or how to find again. */
export function ClientsEmpty({ search, onChange }: Props): ReactElement {
  const filtered = [search.recherche, search.etat, search.distributeur].some(Boolean)
  if (!filtered)
    return (
      <EmptyState title={clientsTexts.noneYetTitle} text={clientsTexts.noneYet}>
        <Button component={Link} to="/clients/nouveau">
          {clientsTexts.newClient}
        </Button>
      </EmptyState>
    )
  return (
    <EmptyState title={clientsTexts.noMatchTitle} text={clientsTexts.noMatch}>
      <Button
        variant="default"
        onClick={() => {
          onChange({})
        }}
      >
        {clientsTexts.clearFilters}
      </Button>
    </EmptyState>
  )
}
