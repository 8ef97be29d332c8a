import { z } from 'zod'
import { parseOgecCode, type OgecCode } from '#base/ogec-code.ts'
import { timeZones, type TimeZone } from '#base/time-zones.ts'
import { parseUai, type Uai } from '#base/uai.ts'

// The fields that several words share. Texts are trimmed; what is left empty is absent (null).

/** Always in lower case, so that two texts are the same identifier exactly when they are equal. */
export const id = z.uuid().toLowerCase()
export const instant = z.iso.datetime()
export const day = z.iso.date({ abort: true })
export const version = z.int().positive()

/** What a screen can show and the database hold: no control character but tabs and line breaks, no half character. */
export const plainText = z
  .string()
  .trim()
  .refine(
    (typed) => typed.isWellFormed() && !/[^\P{Cc}\t\n\r]/u.test(typed),
    'Ce texte contient un caractère qui ne s’affiche pas : effacez-le.',
  )

export function text(charactersMax: number) {
  return plainText
    .min(1, 'Ce champ est obligatoire.')
    .max(charactersMax, `Au plus ${charactersMax} caractères.`)
}

/** What people and places are called: it stands in the middle of mails, where a second line would pass for ours. */
export function name(charactersMax: number) {
  return text(charactersMax).refine(
    (typed) => !/[\t\n\r]/.test(typed),
    'Ce champ tient sur une seule ligne.',
  )
}

export function optionalText(charactersMax: number) {
  return plainText
    .max(charactersMax, `Au plus ${charactersMax} caractères.`)
    .nullable()
    .transform((typed) => (typed === '' ? null : typed))
}

export const mail = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'Au plus 254 caractères.')
  .pipe(z.email('Cette adresse e-mail n’est pas complète.'))

export const optionalMail = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'Au plus 254 caractères.')
  .nullable()
  .transform((typed) => (typed === '' ? null : typed))
  .pipe(z.email('Cette adresse e-mail n’est pas complète.').nullable())

export const optionalPhone = z
  .string()
  .trim()
  .nullable()
  .transform((typed) => (typed === '' ? null : typed))
  .pipe(
    z
      .string()
      .regex(/^\+?[0-9][0-9 ().-]{3,24}$/, 'Un numéro comme 01 23 45 67 89 ou +262 262 12 34 56.')
      .nullable(),
  )

const ogecReasons = {
  length: 'Le code OGEC compte exactement 8 caractères.',
  'first-not-digit': 'Le code OGEC commence par un chiffre.',
  characters: 'Le code OGEC ne contient que des chiffres et des lettres sans accent.',
} as const

export const ogecCode = z.string().transform((typed, context): OgecCode => {
  const parsed = parseOgecCode(typed)
  if (parsed.ok) return parsed.code
  context.addIssue({ code: 'custom', message: ogecReasons[parsed.reason] })
  return z.NEVER
})

export const optionalUai = z
  .string()
  .nullable()
  .transform((typed, context): Uai | null => {
    if (typed === null || typed.trim() === '') return null
    const parsed = parseUai(typed)
    if (parsed.ok) return parsed.uai
    const message =
      parsed.reason === 'letter'
        ? `La lettre de contrôle ne correspond pas : vouliez-vous ${parsed.suggestion} ?`
        : 'Un UAI compte 7 chiffres puis une lettre, comme 0123456X.'
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })

export const timeZone = z.enum(timeZones.map((row) => row.zone) as [TimeZone, ...TimeZone[]])
