import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import type { NewLink } from '#contracts/staff.ts'
import { staffTexts } from '#sites/texts/administration.ts'
import { Dialog } from '#sites/ui/dialog.tsx'
import { CopyButton } from '#sites/ui/copy-button.tsx'
import { dateTime } from '#sites/ui/dates.ts'
import form from '#sites/ui/form.module.css'
import classes from './staff-table.module.css'

type Props = { readonly invitation: NewLink; readonly onClose: () => void }

/** The single-use link, shown this once where it is shown at all; a click beside does not lose it. */
export function InvitationModal({ invitation, onClose }: Props): ReactElement {
  const { member, link, expiresAt } = invitation
  return (
    <Dialog onClose={onClose} title={staffTexts.linkTitle(member.name)} lightDismiss={false}>
      <p>{(link === null ? staffTexts.linkMailedOnly : staffTexts.linkMailed)(member.mail)}</p>
      {link !== null && (
        <div className={classes.link}>
          <code>{link}</code>
          <CopyButton text={link} what={staffTexts.theLink} />
        </div>
      )}
      <p>
        {link !== null && `${staffTexts.linkOnce} `}
        {staffTexts.linkUntil(dateTime(expiresAt))}
      </p>
      <div className={form.actions}>
        <Button onClick={onClose}>{staffTexts.linkDone}</Button>
      </div>
    </Dialog>
  )
}
