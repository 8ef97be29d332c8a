import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { uaiLetter } from '#base/uai.ts'
import { pathOf } from '#contracts/typed-client.ts'
import type { Operation } from './operations.ts'

/** Values by the name of their parameter or field, wherever it stands. */
export type KnownValues = Readonly<Record<string, unknown>>

export type ValidRequest = { readonly path: string; readonly body: string | undefined }

/**
 * A request that the contract accepts: what is known by its name, else the first of a few lifelike
 * values that the schema takes. Throws, naming the field, when none does: then `lifelike` needs one more.
 * The same `number` gives the same values; another gives other names, mails and codes.
 */
export function validRequest(
  { key, route, endpoint }: Operation,
  known: KnownValues,
  number: number,
): ValidRequest {
  const part = (schema: z.ZodObject | undefined) =>
    schema === undefined ? {} : (sample(schema, key, '', known, number) as Record<string, unknown>)
  return {
    path: pathOf(route, { params: part(endpoint.params), query: part(endpoint.query) }),
    body: endpoint.body === undefined ? undefined : JSON.stringify(part(endpoint.body)),
  }
}

function sample(
  schema: z.ZodType,
  key: string,
  name: string,
  known: KnownValues,
  number: number,
): unknown {
  const within = (name: string, inner: z.ZodType): unknown =>
    sample(inner, key, name, known, number)
  const given = name in known ? [known[name]] : []
  const candidates = [...given, ...built(schema, name, within), ...lifelike(number)]
  const valid = candidates.find((candidate) => schema.safeParse(candidate).success)
  if (valid === undefined)
    throw new Error(
      `${key}: no valid value for « ${name} ». Add one to src/testing/valid-request.ts.`,
    )
  return valid
}

/** What the shape of the schema gives: objects from their fields, lists of one, choices. */
function built(
  schema: unknown,
  name: string,
  within: (name: string, inner: z.ZodType) => unknown,
): unknown[] {
  const inside = (inner: unknown): unknown[] => built(inner, name, within)
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries<z.ZodType>(schema.shape)
    const whole = fields.map(([field, inner]) => [field, within(field, inner)] as const)
    // Where fields exclude each other, all but one of those that may be left out.
    const spare = fields.filter(([, inner]) => inner instanceof z.ZodOptional).map(([name]) => name)
    const without = spare.map((name) => whole.filter(([field]) => field !== name))
    return [whole, ...without].map((kept) => Object.fromEntries(kept))
  }
  if (schema instanceof z.ZodArray) return [[within(name, schema.element as z.ZodType)]]
  if (schema instanceof z.ZodEnum) return schema.options
  if (schema instanceof z.ZodLiteral) return [...schema.values]
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(inside)
  if (schema instanceof z.ZodPipe) return inside(schema.in)
  if (
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodDefault
  )
    return inside(schema.unwrap())
  return []
}

function lifelike(number: number): unknown[] {
  const digits = 9_000_000 + number
  return [
    `Texte inventé ${number}`,
    `invente${number}@exemple.test`,
    `${digits}${uaiLetter(digits)}`,
    '01 23 45 67 89',
    '2026-09-01',
    '2026-11-24T07:05:00.000Z',
    `jeton-invente-de-quarante-trois-caracteres-${number}`,
    'secret-invente-de-quarante-trois-caracteres'.slice(0, 42) + (number % 10),
    'Europe/Paris',
    'bGljZW5jZQ==',
    randomUUID(),
    'classe',
    '0'.repeat(32),
    1,
    36,
    true,
    null,
  ]
}
