import { IconLock } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { adminTexts } from '#sites/texts/admin.ts'
import type { Editing } from '../session.ts'
import classes from './edit-hint.module.css'

/** Why the page can only be read; nothing while the notice on every page says it. */
export function EditHint({ editing }: { readonly editing: Editing }): ReactElement | null {
  if (editing.allowed || editing.why === 'read-only') return null
  return (
    <p className={classes.hint}>
      <IconLock size="1rem" aria-hidden="true" />
      {editing.why === 'consultation' ? adminTexts.onlyReads : adminTexts.cannotEdit}
    </p>
  )
}
