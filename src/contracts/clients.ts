import { z } from 'zod'
import { transferCauses, type TransferState } from './transfers.ts'
import { modules } from './licences.ts'
import { endpoints } from './endpoint.ts'
import {
  day,
  id,
  instant,
  name,
  ogecCode,
  optionalMail,
  optionalPhone,
  optionalText,
  optionalUai,
  plainText,
  text,
  timeZone,
  version,
} from './fields.ts'

/** Where a client stands this week, in its own time zone; the first ones need somebody. */
export const licenceStates = [
  'to-issue',
  'contract-ended',
  'no-contract',
  'contract-to-come',
  'issued',
  'fetched',
] as const
export type LicenceState = (typeof licenceStates)[number]

const clientSorts = [
  'state',
  'ogec',
  'name',
  'city',
  'distributor',
  'contract',
  'agent',
  'transfers',
  'todo',
] as const

/** Where the transfers of a school stand; the first ones need somebody. */
export const transferUrgencies = [
  'held',
  'failed',
  'interrupted',
  'late',
  'running',
  'up-to-date',
  'never',
  'suspended',
] as const satisfies readonly TransferState[]

const LateModule = z.object({ module: z.enum(modules), endedAt: instant.nullable() })

export const ClientRow = z.object({
  id,
  ogec: z.string(),
  name: z.string(),
  city: z.string(),
  distributor: z.string().nullable(),
  state: z.enum(licenceStates),
  fetchedAt: instant.nullable(),
  contractEndsOn: day.nullable(),
  transfers: z.enum(transferUrgencies),
  /** When the last one ended well. */
  transferredAt: instant.nullable(),
  /** What the school sends and of which nothing arrived whole for as long as makes a school late, or ever. */
  lateModules: z.array(LateModule),
  agent: z.object({ version: z.string(), lastSeenAt: instant }).nullable(),
  timeZone: z.string(),
})
export type ClientRow = z.output<typeof ClientRow>

/** Which clients: what the search, the states, next week, the machine and the distributor select together. */
export const ClientFilter = z.object({
  search: plainText.max(100).default(''),
  state: z.enum(licenceStates).optional(),
  /** `without`: no licence next week, and none that comes by itself. */
  next: z.enum(['without']).optional(),
  transfers: z.enum(transferUrgencies).optional(),
  /** Why they do not arrive: those that failed, were cut or are late. */
  cause: z.enum(transferCauses).optional(),
  /** The version that the attached machine said; `none`: no machine is attached. */
  agentVersion: plainText.max(40).optional(),
  /** Only those that need somebody, for whatever reason. */
  todo: z.enum(['yes']).optional(),
  /** `none`: without distributor. */
  distributor: z.union([id, z.literal('none')]).optional(),
})
export type ClientFilter = z.output<typeof ClientFilter>

export const ClientQuery = z.object({
  ...ClientFilter.shape,
  sort: z.enum(clientSorts).default('state'),
  order: z.enum(['asc', 'desc']).default('asc'),
  count: z.coerce.number().int().min(1).max(200).default(100),
})
export type ClientQuery = z.output<typeof ClientQuery>

/** Further down the same list. */
export const ClientRowsQuery = z.object({
  ...ClientQuery.shape,
  from: z.coerce.number().int().min(0).max(1_000_000),
})
export type ClientRowsQuery = z.output<typeof ClientRowsQuery>

/** The list as a file: all of it, in the order shown. */
const ClientExport = ClientQuery.omit({ count: true })
export type ClientExport = z.output<typeof ClientExport>

/** Twice the largest portal. */
export const clientsExportedMax = 20_000

export const ClientPage = z.object({
  /** All that the filter selects, not only these rows. */
  total: z.int(),
  /** How many the filter selects but for its state, by state. */
  states: z.record(z.enum(licenceStates), z.int()),
  rows: z.array(ClientRow),
})
export type ClientPage = z.output<typeof ClientPage>

const clientFields = {
  ogec: ogecCode,
  uai: optionalUai,
  name: name(120),
  address: optionalText(300),
  postalCode: optionalText(12),
  city: text(80),
  phone: optionalPhone,
  mail: optionalMail,
  distributorId: id.nullable(),
  timeZone,
}
export const ClientFields = z.object(clientFields)
export type ClientFields = z.output<typeof ClientFields>

const contactFields = {
  name: name(80),
  role: optionalText(80),
  mail: optionalMail,
  phone: optionalPhone,
}
export const ContactFields = z.object(contactFields)
export type ContactFields = z.output<typeof ContactFields>

export const Contact = z.object({
  id,
  version,
  name: z.string(),
  role: z.string().nullable(),
  mail: z.string().nullable(),
  phone: z.string().nullable(),
})
export type Contact = z.output<typeof Contact>

export const Observation = z.object({ id, at: instant, by: z.string(), text: z.string() })
export type Observation = z.output<typeof Observation>

export const Client = z.object({
  id,
  version,
  ogec: z.string(),
  uai: z.string().nullable(),
  name: z.string(),
  address: z.string().nullable(),
  postalCode: z.string().nullable(),
  city: z.string(),
  phone: z.string().nullable(),
  mail: z.string().nullable(),
  distributor: z.object({ id, name: z.string() }).nullable(),
  timeZone: z.string(),
  createdAt: instant,
  updatedAt: instant,
  contacts: z.array(Contact),
  observations: z.array(Observation),
})
export type Client = z.output<typeof Client>

/** One line of a client's history or of the audit log. */
export const HistoryLine = z.object({
  id: z.int(),
  at: instant,
  event: z.string(),
  who: z.string(),
  /** What changed, old and new, by field. */
  changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
  details: z.record(z.string(), z.unknown()),
})
export type HistoryLine = z.output<typeof HistoryLine>

const client = z.object({ clientId: id })
const contact = z.object({ clientId: id, contactId: id })

export const contactsMax = 30

export const clientEndpoints = endpoints({
  'GET /api/clients': {
    summary: 'Les premiers clients d’un filtre, et combien il en retient en tout et par état',
    permission: 'clients:read',
    query: ClientQuery,
    answer: ClientPage,
    refusals: [],
  },
  'GET /api/clients/rows': {
    summary: 'La suite de la même liste, par tranches',
    permission: 'clients:read',
    query: ClientRowsQuery,
    answer: z.object({ rows: z.array(ClientRow) }),
    refusals: [],
  },
  'GET /api/clients.csv': {
    summary: 'Les clients du filtre, en CSV : les colonnes d’un import d’abord',
    permission: 'clients:read',
    query: ClientExport,
    file: 'text/csv; charset=utf-8',
    refusals: [],
  },
  'POST /api/clients': {
    summary: 'Créer un client',
    permission: 'clients:write',
    body: ClientFields,
    answer: Client,
    refusals: ['ogec-taken'],
  },
  'GET /api/clients/:clientId': {
    summary: 'La fiche d’un client',
    permission: 'clients:read',
    params: client,
    answer: Client,
    refusals: [],
  },
  'PUT /api/clients/:clientId': {
    summary: 'Modifier la fiche ; la version est celle qui a été lue',
    permission: 'clients:write',
    params: client,
    body: z.object({ version, ...clientFields }),
    answer: Client,
    refusals: ['ogec-taken', 'changed-meanwhile'],
  },
  'POST /api/clients/:clientId/contacts': {
    summary: 'Ajouter un contact correspondant',
    permission: 'clients:write',
    params: client,
    body: ContactFields,
    answer: Contact,
    refusals: ['contact-limit'],
  },
  'PUT /api/clients/:clientId/contacts/:contactId': {
    summary: 'Modifier un contact ; la version est celle qui a été lue',
    permission: 'clients:write',
    params: contact,
    body: z.object({ version, ...contactFields }),
    answer: Contact,
    refusals: ['changed-meanwhile'],
  },
  'DELETE /api/clients/:clientId/contacts/:contactId': {
    summary: 'Retirer un contact',
    permission: 'clients:write',
    params: contact,
    refusals: [],
  },
  'POST /api/clients/:clientId/observations': {
    summary: 'Ajouter une observation, datée et signée',
    permission: 'clients:write',
    params: client,
    body: z.object({ text: text(2000) }),
    answer: Observation,
    refusals: [],
  },
  'GET /api/clients/:clientId/history': {
    summary: 'Qui a fait quoi pour ce client',
    permission: 'clients:read',
    params: client,
    query: z.object({ before: z.coerce.number().int().positive().optional() }),
    answer: z.object({ lines: z.array(HistoryLine), more: z.boolean() }),
    refusals: [],
  },
})
