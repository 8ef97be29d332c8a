import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import { PageNotFound } from '#sites/ui/not-found.tsx'
import { lastList } from './last-list.ts'

export function NotFound(): ReactElement {
  return (
    <PageNotFound>
      <Link to="/" search={lastList}>
        {commonTexts.backToList}
      </Link>
    </PageNotFound>
  )
}
