import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { adminTexts } from '#sites/texts/admin.ts'
import { PageNotFound } from '#sites/ui/not-found.tsx'

export function NotFound(): ReactElement {
  return (
    <PageNotFound>
      <Link to="/">{adminTexts.backHome}</Link>
    </PageNotFound>
  )
}
