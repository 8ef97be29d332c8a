import type { Problem } from '#contracts/refusals.ts'
import { Refusal } from '#contracts/refuse.ts'
import type { SchoolPage } from '#contracts/school.ts'
import type { SchoolApi } from '#contracts/sites.ts'
import { typedClient } from '#contracts/typed-client.ts'

/** What came of asking for a school: its page, a refusal that says why not, or nothing at all. */
export type ReadSchool =
  | { readonly kind: 'open'; readonly school: SchoolPage }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'unreachable' }

const call = typedClient<SchoolApi>(async ({ method, path }) => {
  const response = await fetch(path, { method })
  return { status: response.status, text: await response.text() }
})

export async function readSchool(ogec: string): Promise<ReadSchool> {
  try {
    return { kind: 'open', school: await call('GET /api/schools/:ogec', { params: { ogec } }) }
  } catch (error) {
    return error instanceof Refusal
      ? { kind: 'refused', problem: error.problem }
      : { kind: 'unreachable' }
  }
}
