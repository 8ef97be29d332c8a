import { segmentOf } from '../sign-anything.ts'
import { fileFrom, segmentsOf, type Forgery } from './material.ts'

/** The same value for JSON, another text. */
export const respellJson: Forgery = ({ genuine, licence, trousseau }, draw) => {
  const text = genuine.toString()
  const marks = [...text.matchAll(/[{}[\]:,]/g)].map(({ index }) => index)
  const at = draw.among(marks)
  const space = draw.among([' ', '\n', '\t', '\r\n', '/**/', '\u00A0', '\uFEFF', '\0', ',', '//\n'])
  const letter = draw.below(text.length)
  const code = (text.codePointAt(letter) ?? 0).toString(16).padStart(4, '0')
  return draw.among<Buffer | string>([
    text.slice(0, at) + space + text.slice(at),
    text.slice(0, at + 1) + space + text.slice(at + 1),
    text.slice(0, letter) + String.raw`\u` + code + text.slice(letter + 1),
    text.replaceAll('"', "'"),
    `\uFEFF${text}`,
    `${text}${space}`,
    Buffer.from(text, 'utf16le'),
    Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')]),
    Buffer.concat([genuine, Buffer.of(draw.among([0x00, 0x80, 0xc0, 0xff]))]),
    JSON.stringify({ licence, v: 1, trousseau }),
    JSON.stringify({ trousseau, licence, v: 1 }),
    JSON.stringify({ v: 1, licence, trousseau, ['z'.repeat(1 + draw.below(9))]: draw.below(9) }),
    JSON.stringify([{ v: 1, licence, trousseau }]),
    JSON.stringify(text),
    JSON.stringify({ v: 1, licence, trousseau: { ...trousseau, header: {} } }),
    JSON.stringify({ v: 1, licence: licence.split('.'), trousseau }),
  ])
}

/** Two members of one name, the genuine one first or last, in the file or in what is signed. */
export const doubleMember: Forgery = (material, draw) => {
  const text = material.genuine.toString()
  const donor = draw.among(material.donors)
  const member = draw.among([
    '"v":1',
    '"v":2',
    `"licence":"${donor}"`,
    `"licence":"${material.licence}"`,
    '"trousseau":null',
    `"trousseau":${JSON.stringify(draw.among(material.oldRings))}`,
  ])
  const inside = draw.among([
    '"alg":"none"',
    '"v":1',
    '"ogec":"0000000A"',
    '"exp":1e9',
    '"kid":"x"',
  ])
  const segments = segmentsOf(material)
  const chosen = draw.below(segments.length)
  const doubled = segments.map((segment, at) => {
    const content = Buffer.from(segment, 'base64url').toString()
    if (at !== chosen || !content.startsWith('{')) return segment
    return segmentOf(
      draw.among([`{${inside},${content.slice(1)}`, `${content.slice(0, -1)},${inside}}`]),
    )
  })
  return draw.among([
    `{${member},${text.slice(1)}`,
    `${text.slice(0, -1)},${member}}`,
    text.replace('"signatures":', '"signatures":[],"signatures":'),
    text.replace('"payload":', `"payload":"${donor.split('.')[1]}","payload":`),
    fileFrom(doubled),
  ])
}

/** Depth and size that make a parser give up. */
export const nestDeeply: Forgery = ({ licence, trousseau, genuine }, draw) => {
  const depth = 1 + draw.below(9000)
  const [open, close] = draw.among([
    ['[', ']'],
    ['{"a":', '}'],
  ] as const)
  const nested = `${open.repeat(depth)}0${close.repeat(draw.among([0, depth]))}`
  const text = genuine.toString()
  const [, body, signature] = licence.split('.')
  const deepHeader = `${segmentOf(nested)}.${body}.${signature}`
  return draw.among([
    nested,
    text.replace('"v":1', `"v":${nested}`),
    text.replace('{', `{"z":${nested},`),
    JSON.stringify({ v: 1, licence: deepHeader, trousseau }),
    JSON.stringify({ v: 1, licence, trousseau: { ...trousseau, payload: segmentOf(nested) } }),
    text.replace('"signatures":[', `"signatures":[${nested},`),
  ])
}

/** Numbers that a language reads in its own way, where the version or a date stands. */
export const strangeNumber: Forgery = (material, draw) => {
  const number = draw.among([
    '1.0',
    '1e0',
    '10e-1',
    '-0',
    '-1',
    '01',
    '0x1',
    '+1',
    '1n',
    '1e999',
    '-1e999',
    '9007199254740993',
    '18446744073709551617',
    `1${'0'.repeat(draw.below(400))}`,
    'NaN',
    'Infinity',
    'true',
    'null',
    '"1"',
    '[1]',
    '{}',
  ])
  const text = material.genuine.toString()
  const segments = segmentsOf(material)
  const chosen = draw.among([1, 3])
  const inside = Buffer.from(segments[chosen] ?? '', 'base64url').toString()
  const name = draw.among(['v', 'iat', 'nbf', 'exp', 'grc', 'version', 'revoked'])
  const changed = inside.replace(new RegExp(`"${name}":\\d+`), `"${name}":${number}`)
  const other = changed === inside ? inside.replace(/"v":\d+/, `"v":${number}`) : changed
  return draw.among([
    text.replace('"v":1', `"v":${number}`),
    fileFrom(segments.map((segment, at) => (at === chosen ? segmentOf(other) : segment))),
  ])
}

/** Names that are not quite members, in a language whose objects inherit. */
export const pollutePrototype: Forgery = (material, draw) => {
  const { licence, trousseau, genuine, signingKey } = material
  const name = draw.among(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])
  const whole = JSON.stringify({ v: 1, licence, trousseau })
  const text = genuine.toString()
  const [, body, signature] = licence.split('.')
  const right = `"alg":"Ed25519","typ":"licence+jws","kid":"${signingKey.kid}"`
  const header = draw.among([`{"${name}":{${right}}}`, `{${right},"${name}":{}}`])
  return draw.among([
    `{"${name}":${whole}}`,
    text.replace('{', `{"${name}":{"v":1},`),
    text.replace('"licence"', `"${name}"`),
    text.replace('"signatures":[', `"signatures":[{"${name}":{}},`),
    text.replace('"protected"', `"${name}":{},"protected"`),
    JSON.stringify({ v: 1, licence: `${segmentOf(header)}.${body}.${signature}`, trousseau }),
  ])
}
