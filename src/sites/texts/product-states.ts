import type { ProductVersionState } from '#contracts/product-versions.ts'
import { french } from './french.ts'

export const productStateTexts: Readonly<Record<ProductVersionState, string>> = french({
  current: 'Courante',
  supported: 'Maintenue',
  withdrawn: 'Retirée',
})
