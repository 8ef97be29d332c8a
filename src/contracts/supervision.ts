import { z } from 'zod'
import { HistoryLine } from './clients.ts'
import { endpoints } from './endpoint.ts'
import { id, instant, optionalText, text } from './fields.ts'

export const supervisionReasons = [
  'parametrage',
  'transfert',
  'publication',
  'accompagnement',
  'incident',
  'autre',
] as const
export type SupervisionReason = (typeof supervisionReasons)[number]

/** How one came to its end; the first three are somebody's act. */
export const supervisionEnds = [
  'left',
  'ended-by-school',
  'ended-from-portal',
  'time-is-up',
  'idle',
  'signed-out',
  'account-changed',
  'rights-changed',
  'consent-withdrawn',
  'service-suspended',
] as const
export type SupervisionEnd = (typeof supervisionEnds)[number]

export const consentModes = ['always', 'on-request', 'never'] as const
export type ConsentMode = (typeof consentModes)[number]

export const Consent = z.object({
  mode: z.enum(consentModes),
  /** On request: until when the school has agreed. */
  grantedUntil: instant.nullable(),
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
})
export type Consent = z.output<typeof Consent>

export const Supervision = z.object({
  id,
  technician: z.string(),
  /** Null for somebody of the publisher. */
  distributor: z.string().nullable(),
  reason: z.enum(supervisionReasons),
  sentence: z.string().nullable(),
  ticket: z.string().nullable(),
  /** Past a refused consent, by two administrators of the publisher. */
  emergency: z.boolean(),
  startedAt: instant,
  endsAt: instant,
  modifiesSince: instant.nullable(),
  endedAt: instant.nullable(),
  endedWhy: z.enum(supervisionEnds).nullable(),
  /** How many lines it left, its start and its end included. */
  lines: z.int(),
})
export type Supervision = z.output<typeof Supervision>

export const SupervisionReport = z.object({
  supervision: Supervision,
  lines: z.array(HistoryLine),
})
export type SupervisionReport = z.output<typeof SupervisionReport>

export const SupervisionOverride = z.object({
  id,
  reason: z.string(),
  askedBy: z.string(),
  askedAt: instant,
  approvedBy: z.string().nullable(),
  expiresAt: instant,
  /** Whether the reader is who asked: somebody else has to approve. */
  own: z.boolean(),
})
export type SupervisionOverride = z.output<typeof SupervisionOverride>

export const ClientSupervisions = z.object({
  /** Why none can start now; null when one can. */
  refusedBy: z.enum(['service-not-created', 'service-suspended', 'consent-missing']).nullable(),
  consent: Consent,
  override: SupervisionOverride.nullable(),
  /** What this technician gave last time, wherever it was. */
  lastReason: z
    .object({
      reason: z.enum(supervisionReasons),
      sentence: z.string().nullable(),
      ticket: z.string().nullable(),
    })
    .nullable(),
  /** Newest first, at most 100. */
  supervisions: z.array(Supervision),
})
export type ClientSupervisions = z.output<typeof ClientSupervisions>

/** 43 characters of base64url: SHA-256 of the verifier (RFC 7636, S256), or a token of 256 bits. */
const secretText = z.string().regex(/^[\w-]{43}$/)
const atClient = z.object({ clientId: id })
const atSupervision = z.object({ clientId: id, supervisionId: id })
const start = 'supervision:start'
const notNow = ['service-not-created', 'service-suspended', 'consent-missing'] as const

/** In the portal. */
export const clientSupervisionEndpoints = endpoints({
  'GET /api/clients/:clientId/supervisions': {
    summary: 'Les supervisions du client, et ce que l’établissement permet',
    permission: start,
    params: atClient,
    answer: ClientSupervisions,
    refusals: [],
  },
  'POST /api/clients/:clientId/supervisions': {
    summary: 'Demander à superviser, avec un motif ; le site d’administration commence l’échange',
    permission: start,
    params: atClient,
    body: z.object({
      reason: z.enum(supervisionReasons),
      sentence: optionalText(300),
      ticket: optionalText(40),
    }),
    answer: z.object({ supervisionId: id, startUrl: z.url(), expiresAt: instant }),
    refusals: [...notNow, 'reason-without-sentence', 'too-many-tries'],
  },
  'GET /api/clients/:clientId/supervisions/:supervisionId': {
    summary: 'Le rapport d’une supervision : ce qui a été fait',
    permission: start,
    params: atSupervision,
    answer: SupervisionReport,
    refusals: [],
  },
  'POST /api/clients/:clientId/supervisions/:supervisionId/approval': {
    summary: 'Donner le code d’autorisation au navigateur qui a commencé ; 60 secondes, une fois',
    permission: start,
    params: atSupervision,
    body: z.object({ challenge: secretText }),
    answer: z.object({ code: z.string(), returnUrl: z.url() }),
    refusals: [...notNow, 'supervision-code-refused'],
  },
  'POST /api/clients/:clientId/supervisions/:supervisionId/end': {
    summary: 'Mettre fin à sa supervision',
    permission: start,
    params: atSupervision,
    refusals: [],
  },
  'POST /api/clients/:clientId/consent-requests': {
    summary: 'Demander l’accord de l’établissement par mail à ses administrateurs',
    permission: start,
    params: atClient,
    refusals: ['too-many-tries', 'nobody-to-ask', 'consent-not-needed'],
  },
  'POST /api/clients/:clientId/supervision-overrides': {
    summary:
      'Urgence : demander à passer outre un accord refusé ; un second administrateur approuve',
    permission: 'supervision:override',
    params: atClient,
    body: z.object({ reason: text(300) }),
    answer: SupervisionOverride,
    refusals: ['consent-not-needed', 'service-not-created'],
  },
  'POST /api/clients/:clientId/supervision-overrides/:overrideId/approval': {
    summary: 'Urgence : approuver pour une heure, en second ; l’établissement est prévenu aussitôt',
    permission: 'supervision:override',
    params: z.object({ clientId: id, overrideId: id }),
    answer: SupervisionOverride,
    refusals: ['override-closed', 'override-own', 'consent-not-needed'],
  },
})

export const SupportAccess = z.object({
  consent: Consent,
  /** Newest first, at most 100. */
  supervisions: z.array(Supervision),
})
export type SupportAccess = z.output<typeof SupportAccess>

export const grants = ['1h', '24h', '7d'] as const
export type Grant = (typeof grants)[number]

/** On the admin site. */
export const supportAccessEndpoints = endpoints({
  'GET /api/support-access': {
    summary: 'L’accord donné au support, et ses supervisions',
    permission: 'school:consent',
    supervision: 'deny',
    answer: SupportAccess,
    refusals: [],
  },
  'PUT /api/support-access/consent': {
    summary: 'Choisir quand le support peut entrer ; un retrait met fin à la supervision en cours',
    permission: 'school:consent',
    supervision: 'deny',
    /** `grant` counts from now, on request only. */
    body: z.object({
      mode: z.enum(consentModes),
      grant: z.enum(grants).nullable().default(null),
    }),
    answer: SupportAccess,
    refusals: [],
  },
  'GET /api/support-access/supervisions/:supervisionId': {
    summary: 'Ce qui a été fait pendant une supervision',
    permission: 'school:consent',
    supervision: 'deny',
    params: z.object({ supervisionId: id }),
    answer: SupervisionReport,
    refusals: [],
  },
  'POST /api/support-access/supervisions/:supervisionId/end': {
    summary: '« Mettre fin » : effet à la demande suivante du support',
    permission: 'school:consent',
    supervision: 'deny',
    params: z.object({ supervisionId: id }),
    answer: SupportAccess,
    refusals: [],
  },
  'POST /api/supervision-starts': {
    summary: 'Commencer l’échange : ce navigateur garde l’état et le secret (PKCE)',
    permission: 'public',
    supervision: 'deny',
    /** With these the portal is asked, at its own address. */
    answer: z.object({ state: secretText, challenge: secretText, portalUrl: z.url() }),
    refusals: [],
  },
  'POST /api/supervision-sessions': {
    summary: 'Échanger le code contre la session de supervision',
    permission: 'public',
    supervision: 'deny',
    body: z.object({ code: secretText, state: secretText }),
    refusals: ['supervision-code-refused', 'too-many-tries', ...notNow],
  },
  'PUT /api/supervision/mode': {
    summary: 'Passer en modification, ou revenir en consultation',
    permission: 'supervision:own',
    supervision: 'read',
    body: z.object({ mode: z.enum(['consultation', 'modification']) }),
    refusals: ['too-many-tries'],
  },
  'DELETE /api/supervision': {
    summary: 'Quitter la supervision',
    permission: 'public',
    supervision: 'read',
    refusals: [],
  },
})
