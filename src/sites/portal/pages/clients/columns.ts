import type { ClientQuery } from '#contracts/clients.ts'
import { clientsTexts } from '#sites/texts/clients.ts'
import { useMay } from '#sites/portal/session.ts'

type Column = {
  readonly name: string
  readonly label: string
  readonly sort?: ClientQuery['sort']
}

/** In the order in which a row reads. A technician's clients all have his own distributor. */
export function useColumns(): readonly Column[] {
  return useMay('clients:assign') ? columns : columnsOfOneDistributor
}

const columns: readonly Column[] = [
  { name: 'state', label: clientsTexts.columnState, sort: 'state' },
  { name: 'ogec', label: clientsTexts.columnOgec, sort: 'ogec' },
  { name: 'name', label: clientsTexts.columnName, sort: 'name' },
  { name: 'city', label: clientsTexts.columnCity, sort: 'city' },
  { name: 'distributor', label: clientsTexts.columnDistributor, sort: 'distributor' },
  { name: 'contract', label: clientsTexts.columnContract, sort: 'contract' },
  { name: 'fetched', label: clientsTexts.columnFetched },
  { name: 'transfers', label: clientsTexts.columnTransfers, sort: 'transfers' },
  { name: 'agent', label: clientsTexts.columnAgent, sort: 'agent' },
]

const columnsOfOneDistributor = columns.filter(({ name }) => name !== 'distributor')
