import { fileFrom, segmentsOf, type Forgery } from './material.ts'

/** Signatures that the arithmetic of the curve would allow, or that mean nothing. */
export const bendCurve: Forgery = (material, draw) => {
  const segments = segmentsOf(material)
  const places = segments.map((_, at) => at).filter((at) => at === 2 || (at > 3 && at % 2 === 1))
  const chosen = draw.among(places)
  const bytes = Buffer.from(segments[chosen] ?? '', 'base64url')
  const [r, s] = [bytes.subarray(0, 32), bytes.subarray(32)]
  const scalar = fromLittleEndian(s)
  const point = Buffer.from(draw.among(smallOrderPoints), 'hex')
  const bent = draw.among([
    Buffer.concat([r, littleEndian(scalar + order * BigInt(1 + draw.below(14)))]),
    Buffer.concat([r, littleEndian(order - scalar)]),
    Buffer.concat([r, littleEndian(scalar + BigInt(1 + draw.below(1000)))]),
    Buffer.concat([flipSign(r), s]),
    Buffer.concat([s, r]),
    Buffer.concat([point, Buffer.alloc(32)]),
    Buffer.concat([point, s]),
    Buffer.concat([r, Buffer.alloc(32)]),
    Buffer.alloc(64, draw.below(256)),
    Buffer.concat([bytes, bytes]),
    r,
  ])
  return fileFrom(segments.map((each, at) => (at === chosen ? bent.toString('base64url') : each)))
}

const order = 2n ** 252n + 27742317777372353535851937790883648493n

const smallOrderPoints = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]

function flipSign(r: Buffer): Buffer {
  const flipped = Buffer.from(r)
  flipped.writeUInt8(flipped.readUInt8(31) ^ 0x80, 31)
  return flipped
}

function fromLittleEndian(bytes: Buffer): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`)
}

function littleEndian(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse()
}
