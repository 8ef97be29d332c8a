/** As the on-premise software keeps its texts; a character that it could not have typed is a mistake of ours. */
export function windows1252(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const isLatin = code < 0x80 || (code > 0x9f && code < 0x100)
    const byte = isLatin ? code : extras.get(text.charAt(at))
    if (byte === undefined) throw new Error(`« ${text} » cannot be written in Windows-1252`)
    bytes[at] = byte
  }
  return bytes
}

/** What Windows put where Latin-1 has control characters; a dot where it put nothing. */
const extras = new Map(
  '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ'
    .split('')
    .map((letter, at) => [letter, 0x80 + at] as const)
    .filter(([letter]) => letter !== '.'),
)
