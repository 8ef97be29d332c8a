/** Orders keys by their bytes of UTF-8, as a base with plain collation does; JavaScript's own order is of UTF-16. */
export function byBytes(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at++) {
    const [a, b] = [one.charCodeAt(at), other.charCodeAt(at)]
    if (a !== b) return weight(a) - weight(b)
  }
  return one.length - other.length
}

/** Halves of a pair stand for characters beyond all others, though their numbers are not the greatest. */
function weight(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}
