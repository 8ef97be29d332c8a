import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { clientsTexts } from '#sites/texts/clients.ts'
import { EmptyState } from '#sites/ui/empty-state.tsx'
import { LinkButton } from '#sites/ui/link-button.tsx'
import type { ListSearch } from '#sites/portal/last-list.ts'

type Props = {
  readonly search: ListSearch
  readonly onChange: (search: ListSearch) => void
}

/** Says how to begin, or how to find again. */
export function ClientsEmpty({ search, onChange }: Props): ReactElement {
  const { tri: _tri, ordre: _ordre, colonnes: _colonnes, ...filters } = search
  const filtered = Object.values(filters).some(Boolean)
  if (!filtered)
    return (
      <EmptyState title={clientsTexts.noneYetTitle} text={clientsTexts.noneYet}>
        <LinkButton to="/clients/nouveau">{clientsTexts.newClient}</LinkButton>
        <LinkButton to="/clients/import" variant="default">
          {clientsTexts.importFile}
        </LinkButton>
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
