import type { ProductVersionState } from '#contracts/product-versions.ts'
import type { Work } from '#platform/work/work.ts'
import { selectAgentVersionState } from './product-versions-table.ts'

/** Of the version that a machine already reached runs; null without one, and when the list does not know it. */
export async function agentVersionState(
  work: Work,
  agent: { readonly version: string } | null,
): Promise<ProductVersionState | null> {
  return agent && ((await selectAgentVersionState(work, agent.version)) ?? null)
}
