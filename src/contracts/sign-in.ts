import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { id, instant, mail } from './fields.ts'

const password = z.string().min(1, 'Saisissez le mot de passe.').max(256, 'Au plus 256 caractères.')
const token = z.string().min(20).max(100)

export const Account = z.object({
  id,
  name: z.string(),
  mail: z.string(),
  role: z.enum(['administrateur', 'technicien']),
  distributor: z.object({ id, name: z.string() }).nullable(),
})
export type Account = z.output<typeof Account>

/** Who the link is for, so that its page can greet and give the rules. */
export const PasswordLink = z.object({
  name: z.string(),
  mail: z.string(),
  purpose: z.enum(['first-connection', 'forgotten-password']),
  expiresAt: instant,
})
export type PasswordLink = z.output<typeof PasswordLink>

const passwordRefusals = ['password-too-short', 'password-too-common'] as const

export const signInEndpoints = endpoints({
  'POST /api/session': {
    summary: 'Se connecter',
    permission: 'public',
    body: z.object({ mail, password }),
    answer: Account,
    refusals: ['sign-in-refused', 'too-many-tries'],
  },
  'GET /api/session': {
    summary: 'Qui est connecté',
    permission: 'account:own',
    answer: Account,
    refusals: [],
  },
  'DELETE /api/session': {
    summary: 'Se déconnecter',
    permission: 'account:own',
    refusals: [],
  },
  'PUT /api/session/password': {
    summary: 'Changer son mot de passe ; les autres sessions se ferment',
    permission: 'account:own',
    body: z.object({ current: password, next: password }),
    refusals: ['password-wrong', 'too-many-tries', ...passwordRefusals],
  },
  'POST /api/password-links': {
    summary: 'Mot de passe oublié : envoie un lien à usage unique, sans dire si le compte existe',
    permission: 'public',
    body: z.object({ mail }),
    refusals: ['too-many-tries'],
  },
  'POST /api/password-links/reading': {
    summary: 'Pour qui est ce lien à usage unique',
    permission: 'public',
    body: z.object({ token }),
    answer: PasswordLink,
    refusals: ['link-refused'],
  },
  'POST /api/password-links/use': {
    summary: 'Choisir son mot de passe par un lien à usage unique, et entrer',
    permission: 'public',
    body: z.object({ token, password }),
    answer: Account,
    refusals: ['link-refused', ...passwordRefusals],
  },
})
