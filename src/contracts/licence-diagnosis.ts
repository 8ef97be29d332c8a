import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { id, instant } from './fields.ts'
import { IssuedLicence } from './licences.ts'

/** What the portal knows of the licence in a file, where the person may reach its client. */
const KnownLicence = z.object({
  clientId: id,
  clientName: z.string(),
  licence: IssuedLicence,
})

export const LicenceDiagnosis = z.object({
  /** As the school's software would say with its clock right. */
  state: z.enum(['in-force', 'in-grace', 'not-yet', 'expired', 'refused']),
  code: z.string().nullable(),
  reason: z.string(),
  remedy: z.string(),
  /** What to do here, at the portal. */
  desk: z.string(),
  /** What a genuine file says. */
  content: z
    .object({
      ogec: z.string(),
      school: z.string(),
      week: z.string(),
      timeZone: z.string(),
      from: instant,
      until: instant,
      graceUntil: instant,
      issuedAt: instant,
      modules: z.array(z.string()),
      pupilsMax: z.int().nullable(),
    })
    .nullable(),
  known: KnownLicence.nullable(),
})
export type LicenceDiagnosis = z.output<typeof LicenceDiagnosis>

export const diagnosisEndpoints = endpoints({
  'POST /api/licence-diagnoses': {
    summary: 'Pourquoi une licence est refusée : par le fichier, ou par le code lu au téléphone',
    permission: 'licences:read',
    body: z
      .object({
        /** The bytes of a `.lic` file in base64; one more than the format takes is enough to tell. */
        file: z.base64().max(24_000).optional(),
        code: z.string().trim().min(1).max(20).optional(),
      })
      .refine(
        ({ file, code }) => (file === undefined) !== (code === undefined),
        'Un fichier ou un code, l’un des deux.',
      ),
    answer: LicenceDiagnosis,
    refusals: ['unknown-licence-code'],
  },
})
