import { looksLikeUai, raiseAscii, withRightLetter } from './uai.ts'

/** The code of a client: 8 characters, the first a digit, the rest digits or capital letters. */
export type OgecCode = string & { readonly brand: 'ogec' }

export type ParsedOgecCode =
  | { ok: true; code: OgecCode; warning?: { kind: 'uai-letter'; suggestion: string } }
  | { ok: false; reason: 'length' | 'first-not-digit' | 'characters' }

/**
 * Spaces around and lower case are forgiven. A code shaped like a UAI with a wrong check letter
 * only warns, because not every OGEC code is a UAI.
 */
export function parseOgecCode(typed: string): ParsedOgecCode {
  const code = raiseAscii(typed.trim())
  if (code.length !== 8) return { ok: false, reason: 'length' }
  if (!/^[0-9A-Z]+$/.test(code)) return { ok: false, reason: 'characters' }
  if (!/^\d/.test(code)) return { ok: false, reason: 'first-not-digit' }
  const parsed = { ok: true, code: code as OgecCode } as const
  if (!looksLikeUai(code)) return parsed
  const suggestion = withRightLetter(code)
  return suggestion === code ? parsed : { ...parsed, warning: { kind: 'uai-letter', suggestion } }
}
