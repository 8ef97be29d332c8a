import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import type { StaffMember } from '#contracts/staff.ts'
import { staffTexts } from '#sites/texts/administration.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { Dialog } from '#sites/ui/dialog.tsx'
import form from '#sites/ui/form.module.css'

type Props = {
  readonly member: StaffMember
  readonly onReset: () => void
  readonly onClose: () => void
}

/** Asked before: the person has to choose a password again. */
export function ResetDialog({ member: { name, mail }, onReset, onClose }: Props): ReactElement {
  return (
    <Dialog title={staffTexts.resetOne(name)} onClose={onClose}>
      <p>{staffTexts.resetWarning(name, mail)}</p>
      <div className={form.actions}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {commonTexts.cancel}
        </Button>
        <Button
          color="red"
          onClick={() => {
            onReset()
            onClose()
          }}
        >
          {staffTexts.resetGo}
        </Button>
      </div>
    </Dialog>
  )
}
