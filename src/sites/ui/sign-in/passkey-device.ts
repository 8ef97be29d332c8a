import { startAuthentication, startRegistration } from '@simplewebauthn/browser'
import type {
  Assertion,
  Attestation,
  PasskeyCreation,
  PasskeyRequest,
} from '#contracts/second-factor.ts'

/** The person cancelled, waited too long, or the device has no such passkey: browsers tell no more, on purpose. */
export class DeviceSilent extends Error {}

export async function answerWithPasskey(optionsJSON: PasskeyRequest): Promise<Assertion> {
  const answer = await fromDevice(startAuthentication({ optionsJSON }))
  return { ...answer, clientExtensionResults: {} }
}

export async function makePasskey(optionsJSON: PasskeyCreation): Promise<Attestation> {
  const answer = await fromDevice(startRegistration({ optionsJSON }))
  return { ...answer, clientExtensionResults: {} }
}

async function fromDevice<Answer>(asking: Promise<Answer>): Promise<Answer> {
  try {
    return await asking
  } catch (error) {
    throw new DeviceSilent('The device gave no passkey.', { cause: error })
  }
}
