import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import {
  day,
  id,
  instant,
  name,
  optionalMail,
  optionalPhone,
  optionalText,
  text,
} from './fields.ts'

// What is entered on the site and becomes records in the school's base with the next transfer.

const rollCallPupilsMax = 500

/** The key of a row that the school sent, as its software has it. */
const reference = name(200)

const pupilStates = ['present', 'absent', 'late'] as const

const PupilAtRollCall = z
  .object({
    pupil: reference,
    state: z.enum(pupilStates),
    /** By how much a pupil is late, when that is known. */
    minutes: z.int().min(1).max(600).optional(),
  })
  .refine(({ state, minutes }) => state === 'late' || minutes === undefined, {
    path: ['minutes'],
    error: 'Seul un retard se compte en minutes.',
  })

const pupilFields = ['mail', 'mobile'] as const
const householdFields = ['address', 'postalCode', 'city', 'phone'] as const

/** What a family may ask to have changed: of a household or of a pupil. */
export const changeFields = [...householdFields, ...pupilFields] as const
export type ChangeField = (typeof changeFields)[number]

const formOf: Partial<Record<ChangeField, z.ZodType>> = {
  mail: optionalMail,
  mobile: optionalPhone,
  phone: optionalPhone,
}

/** The identifier under which it stands in the school's base. */
const Entered = z.object({ id })

/** Waits for a transfer, is in the school's base, or was not taken by it and is tried again each time. */
const entryStates = ['waiting', 'arrived', 'quarantined'] as const

const RollCall = z.object({
  id,
  lesson: z.string().nullable(),
  class: z.object({ id: z.string(), label: z.string() }).nullable(),
  from: z.string(),
  to: z.string().nullable(),
  pupils: z.int(),
  absent: z.int(),
  late: z.int(),
  enteredAt: instant,
  state: z.enum(entryStates),
  arrivedAt: instant.nullable(),
  quarantine: z
    .object({
      why: z.enum(['parent-missing', 'not-mapped', 'refused-by-base']),
      /** The collection of what is missing, or the base's own words. */
      detail: z.string(),
    })
    .nullable(),
})
export type RollCall = z.output<typeof RollCall>

const entryRefusals = ['service-read-only', 'entry-reference-missing'] as const

export const onlineEntryEndpoints = endpoints({
  'GET /api/school/roll-calls': {
    summary: 'Les appels d’un jour, et si chacun est arrivé dans la base de l’établissement',
    permission: 'school:entries',
    supervision: 'deny',
    query: z.object({ date: day }),
    answer: z.object({ rollCalls: z.array(RollCall), more: z.boolean() }),
    refusals: [],
  },
  'POST /api/school/roll-calls': {
    summary: 'Faire l’appel d’un cours ; l’heure, la classe et l’enseignant sont ceux du cours',
    permission: 'school:entries',
    supervision: 'deny',
    body: z.object({
      lesson: reference,
      pupils: z
        .array(PupilAtRollCall)
        .min(1, 'Un appel compte au moins un élève.')
        .max(rollCallPupilsMax, `Un appel compte au plus ${rollCallPupilsMax} élèves.`)
        .refine(
          (pupils) => new Set(pupils.map(({ pupil }) => pupil.normalize())).size === pupils.length,
          'Le même élève est donné deux fois.',
        ),
    }),
    answer: Entered,
    refusals: entryRefusals,
  },
  'POST /api/school/homework': {
    summary: 'Écrire dans le cahier de textes d’une classe ou d’un groupe',
    permission: 'school:entries',
    supervision: 'deny',
    body: z
      .object({
        group: reference.optional(),
        class: reference.optional(),
        subject: reference,
        date: day,
        /** For which day it is to be done; null: nothing to do. */
        dueOn: day.nullable(),
        text: text(3_000),
      })
      .refine((given) => (given.class === undefined) !== (given.group === undefined), {
        path: ['class'],
        error: 'Donnez une classe ou un groupe, et un seul des deux.',
      })
      .refine(({ date, dueOn }) => dueOn === null || dueOn >= date, {
        path: ['dueOn'],
        error: 'Le travail est à faire ce jour-là ou plus tard.',
      }),
    answer: Entered,
    refusals: entryRefusals,
  },
  'POST /api/school/change-requests': {
    summary: 'Demander au secrétariat de modifier une coordonnée d’un élève ou d’un foyer',
    permission: 'school:entries',
    supervision: 'deny',
    body: z
      .object({
        pupil: reference.optional(),
        household: reference.optional(),
        field: z.enum(changeFields),
        /** Null: to be erased. */
        value: optionalText(300),
      })
      .refine(
        ({ pupil, household, field }) =>
          isOneOf(pupilFields, field)
            ? pupil !== undefined && household === undefined
            : household !== undefined && pupil === undefined,
        {
          path: ['field'],
          error: 'L’e-mail et le portable sont ceux d’un élève ; le reste est celui d’un foyer.',
        },
      )
      .refine(({ field, value }) => formOf[field]?.safeParse(value).success !== false, {
        path: ['value'],
        error: 'Cette valeur n’a pas la forme d’un numéro de téléphone ou d’une adresse e-mail.',
      }),
    answer: Entered,
    refusals: entryRefusals,
  },
})

function isOneOf(fields: readonly string[], field: string): boolean {
  return fields.includes(field)
}
