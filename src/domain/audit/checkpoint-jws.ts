import { createHash } from 'node:crypto'
import { CompactSign } from 'jose'
import { z } from 'zod'
import type { CheckpointKeys } from '#domain/keys/open-checkpoint-keys.ts'
import { decodeStrictly } from '#licence-file/base64url.ts'
import { readJsonObject } from '#licence-file/json.ts'
import { isSignedBy, protectedHeader, readKid } from '#licence-file/jws.ts'

/** Of its own, so that no checkpoint passes for a licence, a key ring or roots, nor one of these for a checkpoint. */
const checkpointType = 'point-de-controle+jws'
/** Several times what one takes. */
export const checkpointBytesMax = 4096

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const place = z.int().nonnegative()

const Checkpoint = z.strictObject({
  v: z.literal(1),
  house: z.uuid(),
  /** Of the last line that it covers, counted from the very first. */
  position: place,
  /** What is chained up to that line. */
  head: digest,
  /** Lines kept: those up to `keptAfter` were dropped, the time they are kept being over. */
  lines: z.int().positive(),
  keptAfter: place,
  keptDigest: digest,
  sealedAt: z.iso.datetime(),
  /** SHA-256 of the text of the checkpoint before this one. */
  previous: digest.nullable(),
})
export type Checkpoint = z.output<typeof Checkpoint>

/** Whose checkpoints are believed; `anybody` where the keys are not at hand: then only what they say is read. */
export type Believed = CheckpointKeys['trust'] | 'anybody'

/** A compact JWS. Throws rather than hand out what nobody would believe. */
export async function signCheckpoint(
  checkpoint: Checkpoint,
  { signing, trust }: CheckpointKeys,
): Promise<string> {
  const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(checkpoint)))
    .setProtectedHeader(protectedHeader(checkpointType, signing.kid))
    .sign(signing)
  if (readCheckpoint(jws, trust) === undefined)
    throw new Error('the key of the checkpoints is damaged: its public part does not verify it')
  return jws
}

/** What it says, when it is one and this house signed it. */
export function readCheckpoint(jws: string, believed: Believed): Checkpoint | undefined {
  if (jws.length > checkpointBytesMax) return undefined
  const [header = '', payload = '', signature = '', ...more] = jws.split('.')
  const [headerBytes, payloadBytes, signatureBytes] = [header, payload, signature].map(
    decodeStrictly,
  )
  if (more.length > 0 || !headerBytes || !payloadBytes || !signatureBytes) return undefined
  const kid = readKid(headerBytes, checkpointType)
  const said = Checkpoint.safeParse(readJsonObject(payloadBytes))
  if (kid === undefined || !said.success || !fits(said.data)) return undefined
  if (believed === 'anybody') return said.data
  const key = believed.keys.find((known) => known.kid === kid)
  const part = { protected: header, payload, signature: signatureBytes }
  const holds = key !== undefined && isSignedBy(key.x, part) && said.data.house === believed.house
  return holds ? said.data : undefined
}

/** By which the next one names it. */
export function checkpointDigest(jws: string): string {
  return createHash('sha256').update(jws).digest('hex')
}

function fits({ position, keptAfter, lines }: Checkpoint): boolean {
  return lines === position - keptAfter
}
