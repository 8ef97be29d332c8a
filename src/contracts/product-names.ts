import type { Product } from './product-versions.ts'

/** What each is, whatever the brand calls it. */
export const productNames: Readonly<Record<Product, string>> = {
  'on-premise': 'logiciel de l’établissement',
  agent: 'agent du poste',
}
