import { writeEnvelope } from '../envelope.ts'
import type { Envelope } from '../envelope.ts'

/**
 * One forgery of a genuine `.lic` file, always different from it, drawn from `random` (0 to 1): bytes changed,
 * segments swapped, spelled otherwise or taken from `donor`, headers and payloads rewritten.
 */
export function forge(genuine: Buffer, donor: Buffer, random: () => number): Buffer {
  const draw: Draw = (limit) => Math.floor(random() * limit)
  const forgeries = [flipBits, changeBytes, respellSegment, swapSegments, rewriteSegment]
  for (let attempt = 0; attempt < 100; attempt++) {
    const forged = pick(forgeries, draw)(genuine, draw, donor)
    if (!forged.equals(genuine)) return forged
  }
  throw new Error('no forgery found')
}

/** A whole number from 0 to below `limit`. */
type Draw = (limit: number) => number

type Forgery = (genuine: Buffer, draw: Draw, donor: Buffer) => Buffer

const flipBits: Forgery = (genuine, draw) => {
  const bytes = Buffer.from(genuine)
  for (let count = 1 + draw(3); count > 0; count--) {
    const at = draw(bytes.length)
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << draw(8)), at)
  }
  return bytes
}

const changeBytes: Forgery = (genuine, draw) => {
  const [start, end] = [draw(genuine.length), draw(genuine.length)].sort((a, b) => a - b)
  const [before, after] = [genuine.subarray(0, start), genuine.subarray(start)]
  const byte = Buffer.of(draw(256))
  const forms = [
    before,
    after,
    Buffer.concat([before, byte, after]),
    Buffer.concat([before, byte, after.subarray(1)]),
    Buffer.concat([before, after.subarray(1)]),
    Buffer.concat([before, genuine.subarray(end)]),
    Buffer.concat([genuine.subarray(0, end), after]),
  ]
  return pick(forms, draw)
}

const respellSegment: Forgery = (genuine, draw) =>
  changeSegment(genuine, draw, (segment) => {
    const at = draw(segment.length)
    const last = alphabet.indexOf(segment.slice(-1))
    const forms = [
      `${segment}=`,
      `${segment}==`,
      `${segment}A`,
      `${segment}\n`,
      `${segment.slice(0, at)} ${segment.slice(at)}`,
      segment.replaceAll('-', '+').replaceAll('_', '/'),
      segment.slice(0, -1) + alphabet.charAt(last ^ (1 << draw(4))),
      segment.slice(0, at) + alphabet.charAt(draw(64)) + segment.slice(at + 1),
      segment.slice(0, at),
      '',
    ]
    return pick(forms, draw)
  })

const swapSegments: Forgery = (genuine, draw, donor) => {
  const segments = split(genuine)
  const others = pick([segments, split(donor)], draw)
  const [to, from] = [draw(segments.length), draw(segments.length)]
  const swapped = segments.map((segment, at) => {
    if (at === to) return others[from] ?? segment
    return at === from && others === segments ? (segments[to] ?? segment) : segment
  })
  return join(swapped)
}

const rewriteSegment: Forgery = (genuine, draw) =>
  changeSegment(genuine, draw, (segment) => {
    const text = Buffer.from(segment, 'base64url').toString()
    const forms = [
      text.replace('Ed25519', pick(['none', 'HS256', 'EdDSA', 'ES256', 'ed25519'], draw)),
      text.replace('licence+jws', 'trousseau+jws'),
      text.replace('trousseau+jws', 'licence+jws'),
      text.replace('{', pick(['{ ', '{"crit":[],', '{"jwk":{},', '{"v":1,'], draw)),
      text.replace(/"(exp|nbf|iat|version|grc)":\d/, `"$1":${draw(10)}`),
      text.replace('0000000A', '0000023A'),
      text.replace(/"eleves":\d+/, '"eleves":9999'),
    ]
    const written = pick(forms, draw)
    return written === text ? segment : Buffer.from(written).toString('base64url')
  })

function changeSegment(genuine: Buffer, draw: Draw, change: (segment: string) => string): Buffer {
  const segments = split(genuine)
  const chosen = draw(segments.length)
  return join(segments.map((segment, at) => (at === chosen ? change(segment) : segment)))
}

/** The segments in order: the licence's three, the key ring's payload, then two for each root. */
function split(file: Buffer): string[] {
  const { licence, trousseau } = JSON.parse(file.toString()) as Envelope
  const signatures = trousseau.signatures.flatMap((each) => [each.protected, each.signature])
  return [...licence.split('.'), trousseau.payload, ...signatures]
}

function join([header, body, signature, payload = '', ...rest]: readonly string[]): Buffer {
  const signatures = Array.from({ length: rest.length / 2 }, (_, at) => ({
    protected: rest[2 * at] ?? '',
    signature: rest[2 * at + 1] ?? '',
  }))
  const licence = `${header}.${body}.${signature}`
  return Buffer.from(writeEnvelope({ licence, trousseau: { payload, signatures } }))
}

function pick<T>(list: readonly T[], draw: Draw): T {
  const item = list[draw(list.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
