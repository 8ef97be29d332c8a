import { createPublicKey, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { exampleTrust, makeExample, makeFile } from '#licence-file/testing/example.ts'
import { exampleVerifiers } from '#licence-file/testing/example-verifiers.ts'
import type { PublicJwk } from '#licence-file/keys.ts'
import { verifyLicenceFile } from '#licence-file/verify-licence-file.ts'
import type { Figure } from './figure.ts'
import { quantile, round } from './quantile.ts'

/**
 * The whole decision on a `.lic` file with its 35 verifiers of the password of the day, against the least
 * that any verifier does with the same bytes: two Ed25519 verifications with keys at hand and the JSON
 * parsed, nothing checked.
 */
export async function measure(): Promise<Figure[]> {
  const example = await makeExample()
  const trust = exampleTrust(example)
  const payload = { ...example.payload, mdj: await exampleVerifiers() }
  const file = await makeFile({ ...example, payload })
  const [root] = example.rootKeys
  if (!root) throw new Error('an example without a root')
  const keys = { root: importKey(root.publicKey), licence: importKey(example.signingKey.publicKey) }

  const whole: number[] = []
  const bare: number[] = []
  const ratios: number[] = []
  const endMs = performance.now() + durationMs
  for (let lap = 0; lap < lapsMax && performance.now() < endMs; lap++) {
    const wholeTimes: number[] = []
    const bareTimes: number[] = []
    // Turn by turn, so that both sides meet the same noise.
    for (let turn = 0; turn < turnsEach; turn++) {
      wholeTimes.push(await timeUs(async () => (await verifyLicenceFile(file, trust)).state))
      bareTimes.push(await timeUs(async () => verifyBarely(file, keys)))
    }
    if (lap < warmUpLaps) continue
    whole.push(...wholeTimes)
    bare.push(...bareTimes)
    ratios.push(quantile(wholeTimes, 0.5) / quantile(bareTimes, 0.5))
  }
  return figures(whole, bare, quantile(ratios, 0.5))
}

function figures(whole: readonly number[], bare: readonly number[], ratio: number): Figure[] {
  const reference = `crypto.verify ×2 + JSON.parse, p50 ${round(quantile(bare, 0.5))} µs`
  const tail = `crypto.verify ×2 + JSON.parse, p99 ${round(quantile(bare, 0.99))} µs`
  const p50 = {
    figure: 'licence verification, p50',
    value: round(quantile(whole, 0.5)),
    unit: 'µs',
  }
  const p99 = {
    figure: 'licence verification, p99',
    value: round(quantile(whole, 0.99)),
    unit: 'µs',
  }
  const tailRatio = round(quantile(whole, 0.99) / quantile(bare, 0.99))
  return [
    {
      ...p50,
      reference,
      ratio: round(ratio),
      target: `ratio ≤ ${ratioMost}`,
      holds: ratio <= ratioMost,
    },
    { ...p99, reference: tail, ratio: tailRatio, target: null, holds: null },
  ]
}

/** What a verifier that checks nothing else would do; do not imitate it. */
function verifyBarely(file: Buffer, keys: { root: KeyObject; licence: KeyObject }): string {
  const { licence, trousseau } = JSON.parse(file.toString()) as {
    licence: string
    trousseau: { payload: string; signatures: { protected: string; signature: string }[] }
  }
  const [header = '', payload = '', signature = ''] = licence.split('.')
  const [entry] = trousseau.signatures
  const genuine =
    isSigned(keys.licence, header, payload, signature) &&
    isSigned(keys.root, entry?.protected ?? '', trousseau.payload, entry?.signature ?? '')
  const texts = [header, payload, entry?.protected ?? '', trousseau.payload]
  const parsed = texts.map((text): unknown => JSON.parse(Buffer.from(text, 'base64url').toString()))
  return genuine && parsed.length === texts.length ? 'in-force' : 'refused'
}

function isSigned(key: KeyObject, header: string, payload: string, signature: string): boolean {
  const signed = Buffer.from(`${header}.${payload}`)
  return verify(null, signed, key, Buffer.from(signature, 'base64url'))
}

function importKey(key: PublicJwk): KeyObject {
  return createPublicKey({ key, format: 'jwk' })
}

async function timeUs(act: () => Promise<string>): Promise<number> {
  const startMs = performance.now()
  const state = await act()
  const tookUs = (performance.now() - startMs) * 1000
  if (state !== 'in-force') throw new Error(`measured a licence that is ${state}`)
  return tookUs
}

const durationMs = 4000
const lapsMax = 400
const turnsEach = 50
const warmUpLaps = 10
const ratioMost = 1.5
