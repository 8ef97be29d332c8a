import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { day, id, instant, mail } from './fields.ts'
import { schoolRights } from './permissions.ts'
import { ownFactorEndpoints, SecondFactorNeeded, secondStepOf } from './second-factor.ts'
import { Supervision } from './supervision.ts'

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

export const StaffSession = z.object({
  ...Account.shape,
  /** The role needs a second factor, and there is none: nothing but adding it is let through. */
  lacksFactor: z.boolean(),
})
export type StaffSession = z.output<typeof StaffSession>

/** One of the places where a person is signed in. */
const OwnSession = z.object({
  id,
  /** As the browser says what it is, cut. */
  browser: z.string(),
  address: z.string(),
  since: instant,
  /** Within a minute. */
  lastSeenAt: instant,
  isThisOne: z.boolean(),
})
export type OwnSession = z.output<typeof OwnSession>

/** Who the link is for, so that its page can greet and give the rules. */
export const PasswordLink = z.object({
  name: z.string(),
  mail: z.string(),
  purpose: z.enum(['first-connection', 'forgotten-password']),
  expiresAt: instant,
  /** Of the password to choose: a shorter one is enough with a second factor. */
  passwordCharactersMin: z.int(),
})
export type PasswordLink = z.output<typeof PasswordLink>

const passwordRefusals = ['password-too-short', 'password-too-common'] as const

/** Under supervision the door is nobody's: it belongs to the people of the school. */
const supervision = 'deny'

/**
 * The door of a site, the same rules everywhere; `entered` is what it says to whoever gave the right password:
 * who they are, or that a second factor is needed.
 */
function doorOf<A extends z.ZodType>(entered: A) {
  return endpoints({
    'POST /api/session': {
      summary: 'Se connecter',
      permission: 'public',
      supervision,
      body: z.object({ mail, password }),
      answer: entered,
      refusals: ['sign-in-refused', 'too-many-tries'],
    },
    'DELETE /api/session': {
      summary: 'Se déconnecter',
      permission: 'account:own',
      supervision,
      refusals: [],
    },
    'PUT /api/session/password': {
      summary: 'Changer son mot de passe ; les autres sessions se ferment',
      permission: 'account:own',
      supervision,
      body: z.object({ current: password, next: password }),
      refusals: ['password-wrong', 'too-many-tries', ...passwordRefusals],
    },
    'GET /api/session/sessions': {
      summary: 'Où l’on est connecté',
      permission: 'account:own',
      supervision,
      answer: z.array(OwnSession),
      refusals: [],
    },
    'DELETE /api/session/sessions': {
      summary: 'Fermer ses autres sessions',
      permission: 'account:own',
      supervision,
      refusals: [],
    },
    'DELETE /api/session/sessions/:sessionId': {
      summary: 'Fermer une de ses sessions',
      permission: 'account:own',
      supervision,
      params: z.object({ sessionId: id }),
      refusals: [],
    },
    'POST /api/password-links': {
      summary: 'Mot de passe oublié : envoie un lien à usage unique, sans dire si le compte existe',
      permission: 'public',
      supervision,
      body: z.object({ mail }),
      refusals: ['too-many-tries'],
    },
    'POST /api/password-links/reading': {
      summary: 'Pour qui est ce lien à usage unique',
      permission: 'public',
      supervision,
      body: z.object({ token }),
      answer: PasswordLink,
      refusals: ['link-refused'],
    },
    'POST /api/password-links/use': {
      summary: 'Choisir son mot de passe par un lien à usage unique, et entrer',
      permission: 'public',
      supervision,
      body: z.object({ token, password }),
      answer: entered,
      refusals: ['link-refused', ...passwordRefusals],
    },
  })
}

/** What every door says of whoever comes in; the account of a site says more. */
const DoorAccount = z.object({ id, name: z.string(), mail: z.string() })
export type DoorAccount = z.output<typeof DoorAccount>
const DoorAnswer = z.union([DoorAccount, SecondFactorNeeded])
/** As its pages take it, of a site that asks for a second factor or does not yet. */
export type DoorApi = ReturnType<typeof doorOf<typeof DoorAnswer>> &
  ReturnType<typeof secondStepOf<typeof DoorAccount>> &
  typeof ownFactorEndpoints

export const signInEndpoints = {
  ...doorOf(z.union([Account, SecondFactorNeeded])),
  ...secondStepOf(Account),
  ...ownFactorEndpoints,
  ...endpoints({
    'GET /api/session': {
      summary: 'Qui est connecté',
      permission: 'account:own',
      answer: StaffSession,
      refusals: [],
    },
  }),
}

export const SchoolAccount = z.object({
  id,
  name: z.string(),
  mail: z.string(),
  role: z.enum(['administrateur-etablissement', 'personnel']),
  rights: z.array(z.enum(schoolRights)),
})
export type SchoolAccount = z.output<typeof SchoolAccount>

/** Who is on a school's admin site: somebody of the school, or the support in its name. */
export const SchoolSession = z.object({
  school: z.object({ name: z.string(), ogec: z.string(), timeZone: z.string() }),
  /** Why nothing can be changed; null while the service is open. */
  readOnly: z.object({ why: z.enum(['closed', 'suspended']), until: day.nullable() }).nullable(),
  who: z.discriminatedUnion('as', [
    z.object({ as: z.literal('school'), account: SchoolAccount }),
    z.object({
      as: z.literal('supervision'),
      supervision: Supervision,
      mode: z.enum(['consultation', 'modification']),
      /** Without another request, it ends by itself then. */
      idleEndsAt: instant,
      now: instant,
    }),
  ]),
})
export type SchoolSession = z.output<typeof SchoolSession>

/** The same door on the admin site, with what only a school's own account has. */
export const schoolDoorEndpoints = {
  ...doorOf(z.union([SchoolAccount, SecondFactorNeeded])),
  ...secondStepOf(SchoolAccount),
  ...ownFactorEndpoints,
  ...endpoints({
    'GET /api/session': {
      summary: 'Qui est là, de quel établissement, et ce qui est possible',
      permission: 'school:read',
      supervision: 'read',
      answer: SchoolSession,
      refusals: [],
    },
    'POST /api/session/mail-changes': {
      summary: 'Changer son adresse e-mail : un lien part à la nouvelle',
      permission: 'account:own',
      supervision,
      body: z.object({ mail, password }),
      refusals: ['password-wrong', 'too-many-tries', 'mail-taken', 'staff-address'],
    },
    'POST /api/mail-changes/use': {
      summary: 'Confirmer la nouvelle adresse par le lien reçu ; l’ancienne est prévenue',
      permission: 'public',
      supervision,
      body: z.object({ token }),
      answer: z.object({ mail: z.string() }),
      refusals: ['link-refused', 'mail-taken', 'staff-address', 'too-many-tries'],
    },
  }),
}
