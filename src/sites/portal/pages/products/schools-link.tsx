import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import { productsTexts } from '#sites/texts/products.ts'

type Props = { readonly version: string; readonly schools: number | null }

/** How many schools run it; the number opens the list of them. */
export function SchoolsLink({ version, schools }: Props): ReactElement {
  if (schools === null) return <span>{commonTexts.none}</span>
  if (schools === 0) return <span>0</span>
  return (
    <Link to="/" search={{ outils: version }} aria-label={productsTexts.see(version, schools)}>
      {schools.toLocaleString('fr-FR')}
    </Link>
  )
}
