import { fileFrom, packed, segmentsOf, type Forgery, type Material } from './material.ts'
import type { Draw } from './draw.ts'

export const swapSegments: Forgery = (material, draw) => {
  const segments = segmentsOf(material)
  const [to, from] = [draw.below(segments.length), draw.below(segments.length)]
  const swapped = [...segments]
  swapped[to] = segments[from] ?? ''
  swapped[from] = segments[to] ?? ''
  return fileFrom(swapped)
}

/** Some segments of another client's licence, or all of them. */
export const borrowFromDonor: Forgery = ({ licence, donors, trousseau }, draw) => {
  const donor = draw.among(donors).split('.')
  const taken = 1 + draw.below(7)
  const segments = licence.split('.').map((own, at) => ((taken >> at) & 1 ? donor[at] : own))
  return packed(segments.join('.'), trousseau)
}

/** The same bytes for a lenient decoder, or nearly. */
export const respell: Forgery = (material, draw) =>
  changeOne(material, draw, (segment) => {
    const at = draw.below(segment.length)
    const last = alphabet.indexOf(segment.slice(-1))
    return draw.among([
      `${segment}=`,
      `${segment}==`,
      `${segment}A`,
      `${segment}\n`,
      `${segment.slice(0, at)} ${segment.slice(at)}`,
      `${segment.slice(0, at)}\u200B${segment.slice(at)}`,
      segment.replaceAll('-', '+').replaceAll('_', '/'),
      encodeURIComponent(segment).replaceAll('-', '%2D'),
      segment.slice(0, -1) + alphabet.charAt(last ^ (1 << draw.below(4))),
      segment.slice(0, at) + alphabet.charAt(draw.below(64)) + segment.slice(at + 1),
      segment.slice(0, at),
      '',
    ])
  })

/** What is inside a segment said otherwise, the signature left as it was. */
export const rewrite: Forgery = (material, draw) =>
  changeOne(material, draw, (segment) => {
    const text = Buffer.from(segment, 'base64url').toString()
    const written = draw.among([
      text.replace('Ed25519', draw.among(['none', 'HS256', 'EdDSA', 'ES256', 'ed25519'])),
      text.replace('licence+jws', 'trousseau+jws'),
      text.replace('trousseau+jws', 'licence+jws'),
      text.replace('{', draw.among(['{ ', '{"crit":[],', '{"jwk":{},', '{"v":1,', '\uFEFF{'])),
      text.replace(/"(exp|nbf|iat|version|grc)":\d/, `"$1":${draw.below(10)}`),
      text.replace(/"revoked":\d+/, '"z":1'),
      text.replace('0000000A', '0000023A'),
      text.replace(/"eleves":\d+/, '"eleves":9999'),
      text.replace('"notes"', '"notes","notes"'),
    ])
    return written === text ? segment : Buffer.from(written).toString('base64url')
  })

function changeOne(material: Material, draw: Draw, change: (segment: string) => string): string {
  const segments = segmentsOf(material)
  const chosen = draw.below(segments.length)
  return fileFrom(segments.map((segment, at) => (at === chosen ? change(segment) : segment)))
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
