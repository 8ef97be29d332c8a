import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { id, instant } from './fields.ts'

/** What is wrong with a file, cell by cell. */
export const importFaults = [
  'column-missing',
  'column-unknown',
  'column-repeated',
  'cells',
  'missing',
  'refused',
  'time-zone',
  'distributor',
  'repeated',
  'taken',
] as const
export type ImportFault = (typeof importFaults)[number]

export const ClientFault = z.object({
  /** Of the file, as an editor counts them: the first is 1. */
  line: z.int(),
  /** As the contract names the columns; null where it is about the whole line. */
  column: z.string().nullable(),
  why: z.enum(importFaults),
  /** The first characters of the cell. */
  cell: z.string().nullable(),
  /** For `refused`, the sentence of that field. */
  told: z.string().nullable(),
  /** For `repeated`, the line that has the code first; for `cells`, how many there are. */
  number: z.int().nullable(),
})
export type ClientFault = z.output<typeof ClientFault>

export const ImportCheck = z.object({
  /** How many the first line names. */
  columns: z.int(),
  /** With a client on them, the first line apart. */
  lines: z.int(),
  /** How many clients would be created if the others were mended or taken out. */
  creatable: z.int(),
  /** Lines that do not fit, the first line among them. */
  badLines: z.int(),
  /** In the order of the file. Of a file with more than 10,000 faults, the first one of each line. */
  faults: z.array(ClientFault),
})
export type ImportCheck = z.output<typeof ImportCheck>

const importOutcomes = ['created', 'taken', 'refused'] as const
export type ImportOutcome = (typeof importOutcomes)[number]

export const ClientImport = z.object({
  id,
  total: z.int(),
  done: z.int(),
  created: z.int(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  /**
   * Lines of which no client was made, at most 200: somebody else took the code meanwhile, or whoever
   * ordered it may no longer create there.
   */
  skipped: z.array(
    z.object({ line: z.int(), ogec: z.string(), why: z.enum(['taken', 'refused']) }),
  ),
  skippedTotal: z.int(),
})
export type ClientImport = z.output<typeof ClientImport>

/** The text of a CSV file, decoded where it was chosen. */
const ImportFile = z.object({ text: z.string() })

/** JSON spells a quotation mark with two bytes and an accent in UTF-8 with two. */
const bodyBytesMax = 11 * 1024 * 1024

const fileRefusals = [
  'import-file-not-text',
  'import-file-unreadable',
  'import-file-empty',
  'import-file-too-large',
  'import-file-too-long',
  'import-file-too-wide',
  'too-many-tries',
] as const

export const clientImportEndpoints = endpoints({
  'POST /api/client-imports/dry-run': {
    summary:
      'Ce que l’import de ce fichier créerait, et tout ce qui ne convient pas ; n’écrit rien',
    permission: 'clients:write',
    body: ImportFile,
    bodyBytesMax,
    answer: ImportCheck,
    refusals: [...fileRefusals],
  },
  'POST /api/client-imports': {
    summary: 'Créer tous les clients de ce fichier ; le travail continue seul',
    permission: 'clients:write',
    body: ImportFile,
    bodyBytesMax,
    answer: ClientImport,
    refusals: [...fileRefusals, 'import-has-faults'],
  },
  'GET /api/client-imports/:clientImportId': {
    summary: 'Où en est cet import',
    permission: 'clients:write',
    params: z.object({ clientImportId: id }),
    answer: ClientImport,
    refusals: [],
  },
})
