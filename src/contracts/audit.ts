import { z } from 'zod'
import { HistoryLine } from './clients.ts'
import { endpoints } from './endpoint.ts'
import { day, id, instant, plainText } from './fields.ts'

/** What is done to the keys, by a command that may have no database at hand. */
export const keyEvents = [
  'keys-created',
  'signing-key-rotated',
  'signing-key-revoked',
  'root-key-changed',
  'daily-password-revision-raised',
  'daily-password-key-changed',
  'keys-backed-up',
  'keys-restored',
  'roots-exported',
  'checkpoint-key-created',
] as const

/** Everything that leaves a line. */
const auditEvents = [
  'first-start',
  'signed-in',
  'signed-out',
  'sessions-ended',
  'sign-in-refused',
  'password-chosen',
  'password-changed',
  'password-link-sent',
  'second-factor-asked',
  'second-factor-refused',
  'factor-enrolment-started',
  'totp-added',
  'totp-removed',
  'passkey-added',
  'passkey-renamed',
  'passkey-removed',
  'recovery-codes-made',
  'recovery-code-used',
  'second-factor-reset',
  'staff-invited',
  'staff-changed',
  'staff-disabled',
  'staff-enabled',
  'distributor-created',
  'distributor-renamed',
  'product-version-added',
  'product-version-changed',
  'product-version-removed',
  'client-created',
  'client-changed',
  'client-import-started',
  'client-import-finished',
  'clients-exported',
  'contact-added',
  'contact-changed',
  'contact-removed',
  'observation-added',
  'view-saved',
  'view-changed',
  'view-removed',
  'list-columns-chosen',
  'contract-saved',
  'renewal-switched',
  'licence-issued',
  'licence-replaced',
  'licence-revoked',
  'licence-downloaded',
  'licence-fetched',
  'licence-installed',
  'bulk-issue-started',
  'bulk-issue-finished',
  'bulk-change-started',
  'bulk-change-finished',
  'daily-password-revealed',
  'maintenance-unlocked',
  'maintenance-refused',
  'maintenance-locked-out',
  'maintenance-locked',
  'enrolment-code-created',
  'agent-enrolled',
  'agent-detached',
  'online-service-created',
  'site-access-switched',
  'sms-switched',
  'service-suspended',
  'online-check-asked',
  'online-check-answered',
  'transfer-ordered',
  'held-exported',
  'held-accepted',
  'held-refused',
  'replica-put-right',
  'journal-asked',
  'school-administrator-invited',
  'school-administrator-disabled',
  'administrator-request-made',
  'administrator-request-approved',
  'administrator-request-refused',
  'administrator-request-withdrawn',
  'school-member-invited',
  'school-member-changed',
  'school-member-disabled',
  'school-member-enabled',
  'mail-change-asked',
  'mail-changed',
  'school-contact-changed',
  'school-presentation-changed',
  'module-published',
  'alerts-changed',
  'roll-call-entered',
  'homework-entered',
  'change-requested',
  'support-consent-changed',
  'support-consent-asked',
  'supervision-override-asked',
  'supervision-override-approved',
  'supervision-asked',
  'supervision-approved',
  'supervision-started',
  'supervision-mode-changed',
  'supervision-ended',
  ...keyEvents,
  'audit-exported',
  'settings-changed',
  'test-mail-sent',
  'audit-checkpoint-exported',
  'audit-months-dropped',
  'refused',
] as const
export type AuditEvent = (typeof auditEvents)[number]

const AuditLine = HistoryLine.extend({
  client: z.object({ id, name: z.string() }).nullable(),
  address: z.string().nullable(),
})
export type AuditLine = z.output<typeof AuditLine>

const BrokenAudit = z.object({
  intact: z.literal(false),
  lines: z.int(),
  position: z.int(),
  what: z.enum([
    'line-changed',
    'line-missing',
    'line-unsealed',
    'seal-broken',
    'chain-rewritten',
    'tail-cut',
    'checkpoint-forged',
    'checkpoint-broken',
  ]),
})
export type BrokenAudit = z.output<typeof BrokenAudit>

const AuditVerdict = z.discriminatedUnion('intact', [
  z.object({
    intact: z.literal(true),
    /** Read again: those that are kept. */
    lines: z.int(),
    waiting: z.int(),
    head: z.string().nullable(),
    /** Dropped before them, the time they are kept being over. */
    dropped: z.int(),
    /** Through which the chain comes. */
    checkpoints: z.int(),
    lastCheckpoint: z.object({ at: instant, position: z.int() }).nullable(),
  }),
  BrokenAudit,
])
export type AuditVerdict = z.output<typeof AuditVerdict>

/** Which lines: days are those of Paris, both included; `text` is looked for in the details, the changes and the address. */
const AuditFilter = z.object({
  event: z.enum(auditEvents).optional(),
  from: day.optional(),
  until: day.optional(),
  person: plainText.max(80).optional(),
  client: plainText.max(80).optional(),
  text: plainText.max(80).optional(),
})
export type AuditFilter = z.output<typeof AuditFilter>

/** The newest lines that one exported file holds. */
export const auditExportedMax = 10_000

export const auditEndpoints = endpoints({
  'GET /api/audit': {
    summary: 'Le journal d’audit, le plus récent d’abord',
    permission: 'audit:read',
    query: AuditFilter.extend({ before: z.coerce.number().int().positive().optional() }),
    answer: z.object({ lines: z.array(AuditLine), more: z.boolean() }),
    refusals: [],
  },
  'GET /api/audit/lines': {
    summary: 'Les lignes filtrées du journal d’audit, en CSV, les plus récentes d’abord',
    permission: 'audit:read',
    query: AuditFilter,
    file: 'text/csv; charset=utf-8',
    refusals: [],
  },
  'GET /api/audit/integrity': {
    summary: 'Vérifier l’intégrité : relit toute la chaîne et ses points de contrôle signés',
    permission: 'audit:read',
    answer: AuditVerdict,
    refusals: [],
  },
  'GET /api/audit/checkpoint': {
    summary: 'Un point de contrôle signé du journal d’audit (JWS), à garder ailleurs',
    permission: 'audit:read',
    file: 'application/jose',
    refusals: ['audit-empty', 'audit-broken'],
  },
})
