import assert from 'node:assert/strict'
import type { Problem, RefusalCode } from '#contracts/refusals.ts'
import { refusedWith } from './browser.ts'

/** Waits for a refusal of the input that concerns this field alone, and gives its sentence. */
export async function refusedField(path: string, act: Promise<unknown>): Promise<string> {
  const { details } = await refusedWith('input-refused', act)
  const fields = details['fields'] as { path: string; message: string }[]
  assert.deepEqual(
    fields.map((field) => field.path),
    [path],
  )
  return fields[0]?.message ?? ''
}

/** The refusal in a bare answer. */
export async function problemIn(response: { json(): Promise<unknown> }): Promise<Problem> {
  return (await response.json()) as Problem
}

/** How many were done and how many refused, with their refusals' codes and problems. */
export async function outcomes(
  acts: readonly Promise<unknown>[],
): Promise<{ done: number; problems: readonly Problem[]; codes: readonly RefusalCode[] }> {
  const settled = await Promise.allSettled(acts)
  const problems = settled.flatMap((each) =>
    each.status === 'rejected' ? [(each.reason as { problem: Problem }).problem] : [],
  )
  return {
    done: settled.length - problems.length,
    problems,
    codes: problems.map(({ code }) => code),
  }
}
