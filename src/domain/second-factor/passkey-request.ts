import type { SecondFactorNeeded } from '#contracts/second-factor.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import { ticketMs, type SecondStep } from './give-ticket.ts'

/** What the page needs to ask for the second step. */
export function neededFor(place: DoorPlace, step: SecondStep): SecondFactorNeeded {
  const { ticket, expiresAt, totp, recoveryCodes, passkeys } = step
  return {
    secondFactor: {
      ticket,
      expiresAt: expiresAt.toISOString(),
      totp,
      recoveryCodes,
      passkey:
        passkeys.length === 0
          ? null
          : {
              // 256 random bits that hold once: the ticket is a challenge as WebAuthn wants it.
              challenge: ticket,
              timeout: ticketMs,
              rpId: place.url.hostname,
              allowCredentials: passkeys.map(descriptorOf),
              userVerification: 'preferred',
            },
    },
  }
}

export function descriptorOf({ id, transports }: SecondStep['passkeys'][number]) {
  return { id, type: 'public-key' as const, transports: [...transports] }
}
