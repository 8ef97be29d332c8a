import type { Problem, RefusalCode } from '#contracts/refusals.ts'
import { Refusal } from '#contracts/refuse.ts'

/** The problem when the error is this refusal. */
export function refusalOf(error: unknown, code: RefusalCode): Problem | undefined {
  return error instanceof Refusal && error.problem.code === code ? error.problem : undefined
}

/** What the server says of each field it refused, by its path: `ogec`, `contacts.0.name`. */
export function fieldErrors(error: unknown): Record<string, string> {
  const fields = refusalOf(error, 'input-refused')?.details['fields']
  if (!Array.isArray(fields)) return {}
  return Object.fromEntries(
    (fields as readonly { path: string; message: string }[]).map(({ path, message }) => [
      path.replace(/^body\./, ''),
      message,
    ]),
  )
}
