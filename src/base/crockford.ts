/** Crockford's base 32: 5 bits a character, first bits first, zeros after the last byte; 10 bytes give 16. */
export function encodeCrockford(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff
    held += 8
    for (; held >= 5; held -= 5) text += alphabet.charAt((bits >>> (held - 5)) & 31)
  }
  return held === 0 ? text : text + alphabet.charAt((bits << (5 - held)) & 31)
}

/** What was typed, as it would be encoded: case, spaces and dashes forgiven, O read as 0, I and L as 1. */
export function normaliseCrockford(typed: string): string {
  return typed
    .replace(/[\s\p{Pd}−]/gu, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

/** For reading aloud: XXXX-XXXX-… by groups of `size`, the last one as long as what is left. */
export function groupCrockford(text: string, size: number): string {
  const count = Math.ceil(text.length / size)
  return Array.from({ length: count }, (_, at) => text.slice(at * size, at * size + size)).join('-')
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
