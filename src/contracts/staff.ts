import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { id, instant, mail, name } from './fields.ts'

export const StaffMember = z.object({
  id,
  name: z.string(),
  mail: z.string(),
  role: z.enum(['administrateur', 'technicien']),
  distributor: z.object({ id, name: z.string() }).nullable(),
  /** invited: has not chosen a password yet. */
  state: z.enum(['invited', 'active', 'disabled']),
  lastSeenAt: instant.nullable(),
  /** Whether a second factor protects the account. */
  secondFactor: z.boolean(),
})
export type StaffMember = z.output<typeof StaffMember>

/** The link goes to the person by mail; the administrator may also hand it over. It is shown this once. */
export const Invitation = z.object({ member: StaffMember, link: z.string(), expiresAt: instant })
export type Invitation = z.output<typeof Invitation>

/** Null for somebody who has been in: such a link enters as that person, and goes to the mailbox alone. */
const NewLink = z.object({ ...Invitation.shape, link: z.string().nullable() })
export type NewLink = z.output<typeof NewLink>

const params = z.object({ staffId: id })
const rights = {
  name: name(80),
  role: z.enum(['administrateur', 'technicien']),
  distributorId: id.nullable(),
}

export const staffEndpoints = endpoints({
  'GET /api/staff': {
    summary: 'L’équipe',
    permission: 'staff:manage',
    answer: z.array(StaffMember),
    refusals: [],
  },
  'POST /api/staff': {
    summary: 'Inviter une personne par un lien à usage unique',
    permission: 'staff:manage',
    body: z.object({ mail, ...rights }),
    answer: Invitation,
    refusals: ['mail-taken', 'technician-without-distributor'],
  },
  'PUT /api/staff/:staffId': {
    summary: 'Changer le nom, le rôle ou le distributeur d’une personne',
    permission: 'staff:manage',
    params,
    body: z.object(rights),
    answer: StaffMember,
    refusals: ['technician-without-distributor', 'last-administrator', 'own-account'],
  },
  'POST /api/staff/:staffId/invitation': {
    summary: 'Donner un nouveau lien ; le précédent ne vaut plus',
    permission: 'staff:manage',
    params,
    answer: NewLink,
    refusals: ['account-disabled', 'account-active'],
  },
  'POST /api/staff/:staffId/second-factor-reset': {
    summary:
      'Après la perte d’un second facteur : retirer ceux d’une personne, avec son mot de passe, et lui envoyer un lien',
    permission: 'staff:manage',
    params,
    answer: StaffMember,
    refusals: ['account-disabled', 'own-account', 'no-second-factor'],
  },
  'POST /api/staff/:staffId/disabling': {
    summary: 'Désactiver un compte ; ses sessions se ferment aussitôt',
    permission: 'staff:manage',
    params,
    answer: StaffMember,
    refusals: ['last-administrator', 'own-account'],
  },
  'DELETE /api/staff/:staffId/disabling': {
    summary: 'Réactiver un compte',
    permission: 'staff:manage',
    params,
    answer: StaffMember,
    refusals: [],
  },
})
