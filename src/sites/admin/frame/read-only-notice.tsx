import { IconInfoCircle } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { adminTexts } from '#sites/texts/admin.ts'
import { day } from '#sites/ui/dates.ts'
import { useSession } from '../session.ts'
import classes from './read-only-notice.module.css'

/** On every page while nothing can be changed: calm, for nothing is wrong. */
export function ReadOnlyNotice(): ReactElement | null {
  const { readOnly } = useSession()
  if (readOnly === null) return null
  const { why, until } = readOnly
  return (
    <div role="note" className={classes.notice}>
      <IconInfoCircle size="1.25rem" aria-hidden="true" />
      <div>
        <strong>{adminTexts.closedTitle}</strong>
        <p>
          {why === 'suspended' && until !== null
            ? adminTexts.suspended(day(until))
            : adminTexts.closed}
        </p>
      </div>
    </div>
  )
}
