import { generateURI, ScureBase32Plugin, verify } from 'otplib'
import type { Work } from '#platform/work/work.ts'

/** RFC 6238 as every application knows it: SHA-1, 6 digits, 30 s. */
const stepSeconds = 30

/** 160 bits, the length of the digest (RFC 4226, 4), in base 32. */
export function newSecret(work: Work): string {
  return new ScureBase32Plugin().encode(work.secret(20)).replace(/=+$/, '')
}

/** What a QR code says to the application. */
export function uriOf(secret: string, issuer: string, mail: string): string {
  return generateURI({ issuer, label: mail, secret })
}

/**
 * The step whose code it is, of this one, the one before and the one after; undefined when it is of none, or of
 * one that is not after `lastStep`: a code that was seen over a shoulder has served.
 */
export async function stepOfCode(
  secret: string,
  code: string,
  now: Date,
  lastStep: number,
): Promise<number | undefined> {
  const epoch = Math.floor(now.getTime() / 1000)
  if (!isTotpCode(code) || lastStep > epoch / stepSeconds + 1) return undefined
  const verdict = await verify({
    secret,
    token: code,
    epoch,
    epochTolerance: stepSeconds,
    afterTimeStep: lastStep,
  })
  return verdict.valid && 'timeStep' in verdict ? verdict.timeStep : undefined
}

export function isTotpCode(typed: string): boolean {
  return /^\d{6}$/.test(typed)
}

/** As people type it: applications show it in two groups. */
export function withoutSpaces(typed: string): string {
  return typed.replace(/\s/g, '')
}
