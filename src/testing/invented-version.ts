import type { Product, ProductVersionState } from '#contracts/product-versions.ts'

/** One of the agent, still supported, unless said otherwise. */
export function inventedVersion(
  version: string,
  some: {
    readonly product?: Product
    readonly state?: ProductVersionState
    readonly note?: string | null
  } = {},
) {
  const usual = { product: 'agent', state: 'supported', note: null } as const
  return { version, releasedOn: '2026-09-01', ...usual, ...some }
}
