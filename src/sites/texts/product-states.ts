import type { Product, ProductVersionState } from '#contracts/product-versions.ts'
import { french } from './french.ts'

export const productStateTexts: Readonly<Record<ProductVersionState, string>> = french({
  current: 'Courante',
  supported: 'Maintenue',
  withdrawn: 'Retirée',
})

/** What each is, whatever the brand calls it. */
export const productNouns: Readonly<Record<Product, string>> = french({
  'on-premise': 'logiciel de l’établissement',
  agent: 'agent du poste',
})
