import { useMemo } from 'react'
import type { ClientQuery } from '#contracts/clients.ts'
import { clientsTexts } from '#sites/texts/clients.ts'
import type { ListSearch } from '#sites/portal/last-list.ts'
import { useMay } from '#sites/portal/session.ts'
import { useRoom } from './use-room.ts'
import { useOwnColumns } from './own-columns.ts'

export type Column = {
  readonly name: string
  readonly label: string
  readonly sort?: ClientQuery['sort']
  /** As the grid takes it. */
  readonly width: string
  /** In rem, what it needs to be read in comfort. */
  readonly needs: number
  /** Which one gives way first where there is no room for all, the lowest; absent: never. */
  readonly givesWay?: number
  /** Only for whoever chose it. */
  readonly isExtra?: true
}

/** All there are, in the order in which a row reads. A technician's clients all have his own distributor. */
export function useColumns(): readonly Column[] {
  return useMay('clients:assign') ? columns : columnsOfOneDistributor
}

/** Those this person wants: said by the address, else chosen, else as they come. The name, which is the link, is always among them. */
export function useWantedColumns({ colonnes }: ListSearch): readonly Column[] {
  const own = useOwnColumns()
  const known = useColumns()
  return useMemo(() => wantedAmong(known, colonnes?.split('.') ?? own), [known, colonnes, own])
}

/** Of the wanted ones, those for which there is room. */
export function useShownColumns(search: ListSearch, cards: boolean): readonly Column[] {
  const wanted = useWantedColumns(search)
  const room = useRoom()
  const isOwnChoice = useOwnColumns() !== null || search.colonnes !== undefined
  return useMemo(() => {
    if (!cards) return columnsThatFit(wanted, room)
    return isOwnChoice ? wanted : wanted.filter(({ givesWay }) => givesWay === undefined)
  }, [wanted, room, cards, isOwnChoice])
}

function wantedAmong(known: readonly Column[], names: readonly string[] | null): readonly Column[] {
  const asked = names ?? []
  const found = asked.flatMap((name) => known.filter((column) => column.name === name))
  if (found.length === 0) return known.filter(({ isExtra }) => isExtra !== true)
  const unique = [...new Set(found)]
  const link = known.filter(({ name }) => name === 'name')
  return unique.some(({ name }) => name === 'name') ? unique : [...link, ...unique]
}

/** `room` in rem, of the whole window. */
export function columnsThatFit(wanted: readonly Column[], room: number): readonly Column[] {
  const needs = wanted.reduce((sum, column) => sum + column.needs + gap, besides)
  const [first] = wanted
    .filter(({ givesWay }) => givesWay !== undefined)
    .sort((one, other) => (one.givesWay ?? 0) - (other.givesWay ?? 0))
  if (needs <= room || first === undefined) return wanted
  return columnsThatFit(
    wanted.filter((column) => column !== first),
    room,
  )
}

const gap = 0.75
/** The edges of the page and of the table. */
const besides = 4

const columns: readonly Column[] = [
  {
    name: 'state',
    label: clientsTexts.columnState,
    sort: 'state',
    width: '9.25rem',
    needs: 9.25,
  },
  { name: 'ogec', label: clientsTexts.columnOgec, sort: 'ogec', width: '5.25rem', needs: 5.25 },
  {
    name: 'name',
    label: clientsTexts.columnName,
    sort: 'name',
    width: 'minmax(6.5rem, 3fr)',
    needs: 13.5,
  },
  {
    name: 'city',
    label: clientsTexts.columnCity,
    sort: 'city',
    width: 'minmax(4.5rem, 1fr)',
    needs: 7,
  },
  {
    name: 'distributor',
    label: clientsTexts.columnDistributor,
    sort: 'distributor',
    width: 'minmax(6rem, 1.1fr)',
    needs: 7.5,
    givesWay: 4,
  },
  {
    name: 'contract',
    label: clientsTexts.columnContract,
    sort: 'contract',
    width: '7.25rem',
    needs: 7.25,
    givesWay: 3,
  },
  {
    name: 'fetched',
    label: clientsTexts.columnFetched,
    width: '11.5rem',
    needs: 11.5,
    givesWay: 1,
  },
  {
    name: 'transfers',
    label: clientsTexts.columnTransfers,
    sort: 'transfers',
    width: '7.25rem',
    needs: 7.25,
  },
  {
    name: 'ended',
    label: clientsTexts.columnEnded,
    width: '11.5rem',
    needs: 11.5,
    givesWay: 2,
    isExtra: true,
  },
  {
    name: 'late',
    label: clientsTexts.columnLate,
    width: 'minmax(8.5rem, 1.2fr)',
    needs: 10,
    givesWay: 2,
    isExtra: true,
  },
  {
    name: 'agent',
    label: clientsTexts.columnAgent,
    sort: 'agent',
    width: '9.5rem',
    needs: 9.5,
  },
]

const columnsOfOneDistributor = columns.filter(({ name }) => name !== 'distributor')
