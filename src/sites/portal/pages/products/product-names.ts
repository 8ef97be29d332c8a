import type { Product } from '#contracts/product-versions.ts'
import { brand } from '#sites/ui/brand.ts'

/** In the order of the page, as the brand calls them. */
export const productNames = {
  'on-premise': brand.onPremise,
  agent: brand.agent,
} as const satisfies Record<Product, string>
