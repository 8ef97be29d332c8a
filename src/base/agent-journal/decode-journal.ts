/**
 * The text of a journal written in UTF-8 or in Windows-1252. Line by line, for one file may hold both: the
 * blocks of an older program below ours. A last line that was cut in a character is read too.
 */
export function decodeJournal(bytes: Uint8Array): string {
  const whole = utf8(withoutMark(bytes))
  if (whole !== undefined) return whole
  const lines: string[] = []
  const rest = withoutMark(bytes)
  for (let from = 0; from <= rest.length;) {
    const end = rest.indexOf(lineFeed, from)
    const line = rest.subarray(from, end === -1 ? rest.length : end)
    lines.push(utf8(line) ?? windows1252(line))
    if (end === -1) break
    from = end + 1
  }
  return lines.join('\n')
}

const lineFeed = 0x0a
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return marked ? bytes.subarray(3) : bytes
}

// Spelled out: some versions of Node take windows-1252 for Latin-1, where these are control characters.
const from0x80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

function windows1252(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte >= 0x80 && byte < 0xa0 ? (from0x80[byte - 0x80] ?? '') : String.fromCharCode(byte),
  ).join('')
}
