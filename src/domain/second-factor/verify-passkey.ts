import {
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from '@simplewebauthn/server'
import type { Assertion, Attestation } from '#contracts/second-factor.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import { hashToken } from '#platform/tokens.ts'
import type { PasskeyRow } from './factors-table.ts'

/** COSE: Ed25519, then P-256, then RSA, which Windows still makes. */
export const algorithms = [-8, -7, -257]

/**
 * The new counter of a passkey whose assertion holds: signed for this site, this origin and this challenge,
 * by a counter that went on. Undefined otherwise.
 */
export async function counterOfAssertion(
  place: DoorPlace,
  challengeHash: Buffer,
  passkey: PasskeyRow,
  assertion: Assertion,
): Promise<number | undefined> {
  const verdict = await unlessThrown(
    verifyAuthenticationResponse({
      response: assertion,
      credential: {
        id: passkey.credentialId.toString('base64url'),
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
      ...expected(place, challengeHash),
    }),
  )
  return verdict?.verified === true ? verdict.authenticationInfo.newCounter : undefined
}

/** The credential that a browser made for this site and this challenge; undefined when it did not. */
export async function credentialOf(
  place: DoorPlace,
  challengeHash: Buffer,
  attestation: Attestation,
): Promise<WebAuthnCredential | undefined> {
  const verdict = await unlessThrown(
    verifyRegistrationResponse({
      response: attestation,
      supportedAlgorithmIDs: algorithms,
      ...expected(place, challengeHash),
    }),
  )
  return verdict?.verified === true ? verdict.registrationInfo.credential : undefined
}

function expected({ url }: DoorPlace, challengeHash: Buffer) {
  return {
    expectedChallenge: (challenge: string) => hashToken(challenge).equals(challengeHash),
    expectedOrigin: url.origin,
    expectedRPID: url.hostname,
    // Preferred and not required: the password was the first factor, and some keys know nobody.
    requireUserVerification: false,
  }
}

/** The library throws for whatever does not fit, bytes that are no message included: each is the same « no ». */
function unlessThrown<Verdict>(verifying: Promise<Verdict>): Promise<Verdict | undefined> {
  return verifying.catch(() => undefined)
}
