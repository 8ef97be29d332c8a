import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { id, instant, mail, name } from './fields.ts'
import { schoolRights } from './permissions.ts'

/** What became of the mail with the link: a server that refuses the address says so at once. */
const LinkMail = z.object({
  state: z.enum(['waiting', 'sent', 'refused']),
  at: instant,
  /** What the receiving server said. */
  refusal: z.string().nullable(),
})

const person = {
  id,
  name: z.string(),
  mail: z.string(),
  /** invited: has not chosen a password yet. */
  state: z.enum(['invited', 'active', 'disabled']),
  lastSeenAt: instant.nullable(),
  /** The last one that was sent; null where none was. */
  linkMail: LinkMail.nullable(),
}

export const SchoolAdministrator = z.object(person)
export type SchoolAdministrator = z.output<typeof SchoolAdministrator>

export const SchoolMember = z.object({
  ...person,
  role: z.enum(['administrateur-etablissement', 'personnel']),
  rights: z.array(z.enum(schoolRights)),
  /** Whether a password alone does not enter. */
  secondFactor: z.boolean(),
})
export type SchoolMember = z.output<typeof SchoolMember>

/** A further administrator waits for one of the school, or for two of the publisher. */
export const AdministratorRequest = z.object({
  id,
  name: z.string(),
  mail: z.string(),
  askedBy: z.string(),
  askedAt: instant,
  expiresAt: instant,
  /** The administrators of the publisher who have agreed so far. */
  approvedBy: z.array(z.string()),
  /** Whether the reader is one of them. */
  ownApproval: z.boolean(),
})
export type AdministratorRequest = z.output<typeof AdministratorRequest>

export const SchoolAdministrators = z.object({
  administrators: z.array(SchoolAdministrator),
  requests: z.array(AdministratorRequest),
  /** Whether one more is created at once, or has to be approved. */
  needsApproval: z.boolean(),
})
export type SchoolAdministrators = z.output<typeof SchoolAdministrators>

const atClient = z.object({ clientId: id })
const atAdministrator = z.object({ clientId: id, accountId: id })
const atRequest = z.object({ clientId: id, requestId: id })
const manage = 'school-administrators:manage'
const newMember = [
  'mail-taken',
  'mail-of-another-school',
  'staff-address',
  'too-many-tries',
] as const

/** « Identifiants Admin » in the portal: nobody there ever sees a link or a password. */
export const schoolAdministratorEndpoints = endpoints({
  'GET /api/clients/:clientId/school-administrators': {
    summary: 'Les administrateurs de l’établissement et les demandes en attente',
    permission: manage,
    params: atClient,
    answer: SchoolAdministrators,
    refusals: [],
  },
  'POST /api/clients/:clientId/school-administrators': {
    summary: 'Créer le premier administrateur, ou en proposer un de plus à l’approbation',
    permission: manage,
    params: atClient,
    body: z.object({ name: name(80), mail }),
    answer: SchoolAdministrators,
    refusals: [...newMember, 'service-not-created', 'request-open', 'accounts-limit'],
  },
  'POST /api/clients/:clientId/school-administrators/:accountId/invitation': {
    summary: 'Renvoyer le lien de première connexion ; le précédent ne vaut plus',
    permission: manage,
    params: atAdministrator,
    answer: SchoolAdministrators,
    refusals: ['account-disabled', 'account-active', 'too-many-tries'],
  },
  'POST /api/clients/:clientId/school-administrators/:accountId/disabling': {
    summary: 'Désactiver un administrateur ; le dernier ne l’est que par l’éditeur',
    permission: manage,
    params: atAdministrator,
    answer: SchoolAdministrators,
    refusals: ['last-administrator'],
  },
  'POST /api/clients/:clientId/administrator-requests/:requestId/approval': {
    summary: 'Approuver pour l’éditeur un administrateur de plus ; deux personnes y suffisent',
    permission: 'school-administrators:approve',
    params: atRequest,
    answer: SchoolAdministrators,
    refusals: [...newMember, 'request-closed'],
  },
  'DELETE /api/clients/:clientId/administrator-requests/:requestId': {
    summary: 'Retirer une demande d’administrateur',
    permission: manage,
    params: atRequest,
    answer: SchoolAdministrators,
    refusals: ['request-closed'],
  },
})

export const SchoolAccounts = z.object({
  members: z.array(SchoolMember),
  requests: z.array(AdministratorRequest),
})
export type SchoolAccounts = z.output<typeof SchoolAccounts>

const atMember = z.object({ accountId: id })
const permission = 'school:accounts'
const supervision = 'deny'
const rights = {
  name: name(80),
  role: z.enum(['administrateur-etablissement', 'personnel']),
  rights: z
    .array(z.enum(schoolRights))
    .max(schoolRights.length)
    .transform((chosen) => schoolRights.filter((right) => chosen.includes(right))),
}

/** « Comptes » on the admin site. */
export const schoolAccountEndpoints = endpoints({
  'GET /api/school/accounts': {
    summary: 'Les comptes de l’établissement',
    permission,
    supervision,
    answer: SchoolAccounts,
    refusals: [],
  },
  'POST /api/school/accounts': {
    summary: 'Inviter une personne par un lien à usage unique',
    permission,
    supervision,
    body: z.object({ mail, ...rights }),
    answer: SchoolAccounts,
    refusals: [...newMember, 'service-read-only', 'accounts-limit'],
  },
  'PUT /api/school/accounts/:accountId': {
    summary: 'Changer le nom, le rôle ou les droits d’une personne',
    permission,
    supervision,
    params: atMember,
    body: z.object(rights),
    answer: SchoolAccounts,
    refusals: ['service-read-only', 'last-administrator', 'own-account'],
  },
  'POST /api/school/accounts/:accountId/invitation': {
    summary: 'Renvoyer le lien de première connexion ; le précédent ne vaut plus',
    permission,
    supervision,
    params: atMember,
    answer: SchoolAccounts,
    refusals: ['account-disabled', 'account-active', 'service-read-only', 'too-many-tries'],
  },
  'POST /api/school/accounts/:accountId/second-factor-reset': {
    summary:
      'Après la perte d’un second facteur : retirer ceux d’une personne, avec son mot de passe, et lui envoyer un lien',
    permission,
    supervision,
    params: atMember,
    answer: SchoolAccounts,
    refusals: ['account-disabled', 'own-account', 'no-second-factor', 'service-read-only'],
  },
  'POST /api/school/accounts/:accountId/disabling': {
    summary: 'Désactiver un compte ; ses sessions se ferment aussitôt',
    permission,
    supervision,
    params: atMember,
    answer: SchoolAccounts,
    refusals: ['last-administrator', 'own-account'],
  },
  'DELETE /api/school/accounts/:accountId/disabling': {
    summary: 'Réactiver un compte',
    permission,
    supervision,
    params: atMember,
    answer: SchoolAccounts,
    refusals: ['service-read-only'],
  },
  'POST /api/school/administrator-requests/:requestId/approval': {
    summary: 'Accepter l’administrateur que le support propose',
    permission,
    supervision,
    params: z.object({ requestId: id }),
    answer: SchoolAccounts,
    refusals: [...newMember, 'request-closed', 'service-read-only'],
  },
  'POST /api/school/administrator-requests/:requestId/refusal': {
    summary: 'Refuser l’administrateur que le support propose',
    permission,
    supervision,
    params: z.object({ requestId: id }),
    answer: SchoolAccounts,
    refusals: ['request-closed'],
  },
})
