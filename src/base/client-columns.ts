import { searchable } from './searchable.ts'
import { timeZones, type TimeZone } from './time-zones.ts'

/** The columns of a file of clients, in the order in which an export writes them; `also`: other names that people give them. */
export const clientColumns = [
  { field: 'ogec', title: 'Code OGEC', required: true, also: ['ogec', 'code'] },
  { field: 'uai', title: 'UAI (RNE)', required: false, also: ['uai', 'rne', 'uai/rne'] },
  { field: 'name', title: 'Nom', required: true, also: ['etablissement', 'client'] },
  { field: 'address', title: 'Adresse', required: false, also: [] },
  { field: 'postalCode', title: 'Code postal', required: false, also: ['cp'] },
  { field: 'city', title: 'Ville', required: true, also: ['commune'] },
  { field: 'phone', title: 'Téléphone', required: false, also: ['tel', 'tel.'] },
  { field: 'mail', title: 'E-mail', required: false, also: ['mail', 'email', 'courriel'] },
  { field: 'distributorId', title: 'Distributeur', required: false, also: [] },
  { field: 'timeZone', title: 'Fuseau horaire', required: false, also: ['fuseau'] },
] as const

/** Clients that one file may hold. */
export const clientFileLinesMax = 10_000
/** Of a file of clients, in bytes where it is chosen and in characters where it is read. */
export const clientFileMegabytesMax = 5

export type ClientColumn = (typeof clientColumns)[number]

/** What an export says beside: known to the reader of a file, which passes over them. */
export const exportedBeside = [
  'État de la licence',
  'Contrat jusqu’au',
  'Transferts',
  'Modules en retard',
  'Version d’Outils',
  'Outils vu le (UTC)',
] as const

/** Which column a first line names, in whatever case and with or without accents. */
export function clientColumnNamed(title: string): ClientColumn | 'beside' | undefined {
  const key = searchable(title)
  if (exportedBeside.some((known) => searchable(known) === key)) return 'beside'
  return clientColumns.find(
    (column) =>
      searchable(column.title) === key || (column.also as readonly string[]).includes(key),
  )
}

/** `Guadeloupe` for `America/Guadeloupe`: without the hours, which change. */
export function zoneTitle(zone: string): string {
  const row = timeZones.find((known) => known.zone === zone)
  return row === undefined ? zone : row.label.replace(/ \(UTC.*$/, '')
}

/** A zone by its title, its whole label or its name among computers. */
export function zoneTitled(typed: string): TimeZone | undefined {
  const key = searchable(typed)
  return timeZones.find(({ zone, label }) =>
    [zoneTitle(zone), label, zone].some((name) => searchable(name) === key),
  )?.zone
}
