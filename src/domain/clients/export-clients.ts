import {
  clientColumns,
  exportedBeside,
  zoneTitle,
  type ClientColumn,
} from '#base/client-columns.ts'
import { spellCsv } from '#base/spell-csv.ts'
import { clientsExportedMax, type ClientExport, type ClientRow } from '#contracts/clients.ts'
import type { FileAnswer } from '#contracts/endpoint.ts'
import { moduleNames } from '#contracts/module-names.ts'
import { licenceStateNames, transferStateNames } from '#contracts/state-names.ts'
import type { Work } from '#platform/work/work.ts'
import { selectCoordinates } from './clients-table.ts'
import { listClients } from './list-clients.ts'

/**
 * The clients of a filter for a spreadsheet, as the list shows them; what an import reads comes first. Taking
 * them away leaves a line, and so does that the file was cut.
 */
export async function exportClients(work: Work, query: ClientExport): Promise<FileAnswer> {
  work.allow('clients:read')
  const { total, rows } = await listClients(work, { ...query, count: clientsExportedMax })
  const coordinates = await selectCoordinates(
    work,
    rows.map(({ id }) => id),
  )
  const byId = new Map(coordinates.map((row) => [row.id, row]))
  const cut = total > rows.length
  const { search, state, next, transfers, distributor } = query
  const filter = { search, state, next, transfers, distributor }
  await work.audit('clients-exported', { details: { filter, clients: rows.length, cut } })
  const content = spellCsv([
    [...clientColumns.map(({ title }) => title), ...exportedBeside],
    ...rows.map((row) => {
      const cells = { ...cellsOf(row), ...byId.get(row.id) }
      return [...clientColumns.map(({ field }) => cells[field] ?? null), ...besideOf(row)]
    }),
    ...(cut ? [[`Fichier coupé à ${clientsExportedMax} clients : choisissez un filtre.`]] : []),
  ])
  return { name: 'clients.csv', content }
}

type Cells = { readonly [field in ClientColumn['field']]?: string | null }

function cellsOf({ ogec, name, city, distributor, timeZone }: ClientRow): Cells {
  return { ogec, name, city, distributorId: distributor, timeZone: zoneTitle(timeZone) }
}

/** In the order of `exportedBeside`. */
function besideOf({
  state,
  contractEndsOn,
  transfers,
  lateModules,
  agent,
}: ClientRow): (string | null)[] {
  return [
    licenceStateNames[state],
    contractEndsOn?.split('-').reverse().join('/') ?? null,
    transferStateNames[transfers],
    lateModules.map(({ module }) => moduleNames[module]).join(', ') || null,
    agent?.version ?? null,
    agent?.lastSeenAt.slice(0, 16).replace('T', ' ') ?? null,
  ]
}
