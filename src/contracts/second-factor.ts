import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { id, instant, text } from './fields.ts'

// What browsers and authenticators exchange, in the JSON of WebAuthn level 3: bytes are in base64url.
const bytes = (charactersMax: number) =>
  z
    .string()
    .min(1)
    .max(charactersMax)
    .regex(/^[\w-]+$/)
const transports = z.array(z.string().max(30)).max(10)
const descriptor = z.object({
  id: z.string(),
  type: z.literal('public-key'),
  transports: transports.exactOptional(),
})
const userVerification = z.enum(['required', 'preferred', 'discouraged'])

/** For navigator.credentials.get. */
export const PasskeyRequest = z.object({
  challenge: z.string(),
  timeout: z.number(),
  rpId: z.string(),
  allowCredentials: z.array(descriptor),
  userVerification,
})
export type PasskeyRequest = z.output<typeof PasskeyRequest>

/** For navigator.credentials.create. */
export const PasskeyCreation = z.object({
  challenge: z.string(),
  timeout: z.number(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ alg: z.number(), type: z.literal('public-key') })),
  excludeCredentials: z.array(descriptor),
  authenticatorSelection: z.object({
    residentKey: z.enum(['required', 'preferred', 'discouraged']),
    requireResidentKey: z.boolean(),
    userVerification,
  }),
  attestation: z.literal('none'),
})
export type PasskeyCreation = z.output<typeof PasskeyCreation>

const credential = {
  id: bytes(1400),
  rawId: bytes(1400),
  type: z.enum(['public-key']),
  clientExtensionResults: z.object({}),
}

const Assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4000),
    authenticatorData: bytes(4000),
    signature: bytes(4000),
  }),
})
export type Assertion = z.output<typeof Assertion>

const Attestation = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4000),
    attestationObject: bytes(20_000),
    transports: transports.exactOptional(),
  }),
})
export type Attestation = z.output<typeof Attestation>

/** The answer to a right password, or to a link, where that is not enough. */
export const SecondFactorNeeded = z.object({
  secondFactor: z.object({
    /** Enters once, in this browser only, until `expiresAt`. */
    ticket: z.string(),
    expiresAt: instant,
    totp: z.boolean(),
    recoveryCodes: z.boolean(),
    /** Null where there is no passkey. */
    passkey: PasskeyRequest.nullable(),
  }),
})
export type SecondFactorNeeded = z.output<typeof SecondFactorNeeded>

export const Factors = z.object({
  totp: z.object({ addedAt: instant }).nullable(),
  passkeys: z.array(
    z.object({ id, name: z.string(), addedAt: instant, lastUsedAt: instant.nullable() }),
  ),
  recoveryCodesLeft: z.int(),
  /** Of the next password: a shorter one is enough with a second factor. */
  passwordCharactersMin: z.int(),
})
export type Factors = z.output<typeof Factors>

/** The codes are answered here once, and never again. */
const FactorsAndCodes = z.object({
  factors: Factors,
  recoveryCodes: z.array(z.string()).nullable(),
})
export type FactorsAndCodes = z.output<typeof FactorsAndCodes>

const ticket = z.string().min(20).max(100)
const code = z.string().trim().min(6).max(40)
const password = z.string().min(1, 'Saisissez le mot de passe.').max(256, 'Au plus 256 caractères.')
const passkeyName = text(60)
const supervision = 'deny'
const permission = 'account:own'
const byPassword = ['password-wrong', 'too-many-tries'] as const
const secondStep = ['second-factor-refused', 'second-step-over', 'too-many-tries'] as const

/** The second step of a door; `account` is what it says of whoever comes in. */
export function secondStepOf<A extends z.ZodType>(account: A) {
  return endpoints({
    'POST /api/session/second-factor/code': {
      summary: 'Entrer par le code de l’application, ou par un code de secours',
      permission: 'public',
      supervision,
      body: z.object({ ticket, code }),
      answer: account,
      refusals: [...secondStep, 'link-refused'],
    },
    'POST /api/session/second-factor/assertion': {
      summary: 'Entrer par une clé d’accès',
      permission: 'public',
      supervision,
      body: z.object({ ticket, assertion: Assertion }),
      answer: account,
      refusals: [...secondStep, 'link-refused'],
    },
  })
}

/** Each person's own factors. */
export const ownFactorEndpoints = endpoints({
  'GET /api/session/second-factor': {
    summary: 'Ce qui protège son compte, en plus du mot de passe',
    permission,
    supervision,
    answer: Factors,
    refusals: [],
  },
  'POST /api/session/second-factor/totp-enrolments': {
    summary: 'Commencer à utiliser une application : son secret, à confirmer par un code',
    permission,
    supervision,
    body: z.object({ password }),
    answer: z.object({
      /** In base 32, to type; in `uri` too, to scan. */
      secret: z.string(),
      uri: z.string(),
      expiresAt: instant,
    }),
    refusals: byPassword,
  },
  'PUT /api/session/second-factor/totp': {
    summary: 'Confirmer l’application par un de ses codes',
    permission,
    supervision,
    body: z.object({ code }),
    answer: FactorsAndCodes,
    refusals: ['factor-code-wrong', 'enrolment-over', 'too-many-tries'],
  },
  'DELETE /api/session/second-factor/totp': {
    summary: 'Retirer l’application',
    permission,
    supervision,
    body: z.object({ password }),
    answer: Factors,
    refusals: [...byPassword, 'password-too-short-alone', 'last-factor-of-role'],
  },
  'POST /api/session/second-factor/passkey-enrolments': {
    summary: 'Commencer à ajouter une clé d’accès',
    permission,
    supervision,
    body: z.object({ password }),
    answer: PasskeyCreation,
    refusals: [...byPassword, 'passkeys-limit'],
  },
  'POST /api/session/second-factor/passkeys': {
    summary: 'Ajouter la clé d’accès que le navigateur a faite',
    permission,
    supervision,
    body: z.object({ name: passkeyName, attestation: Attestation }),
    answer: FactorsAndCodes,
    refusals: ['passkey-refused', 'passkeys-limit', 'enrolment-over'],
  },
  'PUT /api/session/second-factor/passkeys/:passkeyId': {
    summary: 'Renommer une clé d’accès',
    permission,
    supervision,
    params: z.object({ passkeyId: id }),
    body: z.object({ name: passkeyName }),
    answer: Factors,
    refusals: [],
  },
  'DELETE /api/session/second-factor/passkeys/:passkeyId': {
    summary: 'Retirer une clé d’accès',
    permission,
    supervision,
    params: z.object({ passkeyId: id }),
    body: z.object({ password }),
    answer: Factors,
    refusals: [...byPassword, 'password-too-short-alone', 'last-factor-of-role'],
  },
  'POST /api/session/second-factor/recovery-codes': {
    summary: 'Faire d’autres codes de secours ; les précédents ne valent plus',
    permission,
    supervision,
    body: z.object({ password }),
    answer: FactorsAndCodes,
    refusals: [...byPassword, 'no-second-factor'],
  },
})
