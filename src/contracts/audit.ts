import { z } from 'zod'
import { HistoryLine } from './clients.ts'
import { endpoints } from './endpoint.ts'
import { id } from './fields.ts'

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
] as const

/** Everything that leaves a line. */
const auditEvents = [
  'first-start',
  'signed-in',
  'signed-out',
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
  'client-created',
  'client-changed',
  'contact-added',
  'contact-changed',
  'contact-removed',
  'observation-added',
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
  'refused',
] as const
export type AuditEvent = (typeof auditEvents)[number]

const AuditLine = HistoryLine.extend({
  client: z.object({ id, name: z.string() }).nullable(),
  address: z.string().nullable(),
})
export type AuditLine = z.output<typeof AuditLine>

export const AuditVerdict = z.discriminatedUnion('intact', [
  z.object({
    intact: z.literal(true),
    lines: z.int(),
    waiting: z.int(),
    head: z.string().nullable(),
  }),
  z.object({
    intact: z.literal(false),
    lines: z.int(),
    position: z.int(),
    what: z.enum(['line-changed', 'line-missing', 'line-unsealed', 'seal-broken']),
  }),
])
export type AuditVerdict = z.output<typeof AuditVerdict>

export const auditEndpoints = endpoints({
  'GET /api/audit': {
    summary: 'Le journal d’audit, le plus récent d’abord',
    permission: 'audit:read',
    query: z.object({
      before: z.coerce.number().int().positive().optional(),
      event: z.enum(auditEvents).optional(),
    }),
    answer: z.object({ lines: z.array(AuditLine), more: z.boolean() }),
    refusals: [],
  },
  'GET /api/audit/integrity': {
    summary: 'Vérifier l’intégrité : relit toute la chaîne',
    permission: 'audit:read',
    answer: AuditVerdict,
    refusals: [],
  },
})
