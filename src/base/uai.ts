/** A number of the French register of schools (UAI, once RNE): 7 digits and a check letter. */
export type Uai = string & { readonly brand: 'uai' }

export type ParsedUai =
  | { ok: true; uai: Uai }
  | { ok: false; reason: 'length' | 'characters' }
  | { ok: false; reason: 'letter'; suggestion: Uai }

/** Spaces around and lower case are forgiven; a wrong check letter is refused with the right one. */
export function parseUai(typed: string): ParsedUai {
  const code = raiseAscii(typed.trim())
  if (code.length !== 8) return { ok: false, reason: 'length' }
  if (!looksLikeUai(code)) return { ok: false, reason: 'characters' }
  const uai = withRightLetter(code)
  return uai === code ? { ok: true, uai } : { ok: false, reason: 'letter', suggestion: uai }
}

/** Seven digits and any capital letter, the right one or not. */
export function looksLikeUai(code: string): boolean {
  return /^\d{7}[A-Z]$/.test(code)
}

/** The right form of a code that looks like a UAI. */
export function withRightLetter(code: string): Uai {
  const digits = code.slice(0, 7)
  return (digits + uaiLetter(Number(digits))) as Uai
}

/** The check letter of a number from 0 to 9,999,999: its rest by 23 in an alphabet without I, O and Q. */
export function uaiLetter(number: number): string {
  return letters.charAt(number % 23)
}

/** Raises a–z alone: `toUpperCase` would turn ß into SS and ı into I, and invent a code nobody typed. */
export function raiseAscii(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase())
}

const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'
