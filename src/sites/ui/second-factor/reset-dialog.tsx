import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import { resetTexts } from '#sites/texts/second-factor.ts'
import { Dialog } from '../dialog.tsx'
import form from '../form.module.css'

type Props = {
  readonly member: { readonly name: string; readonly mail: string }
  readonly onReset: () => void
  readonly onClose: () => void
}

/** Asked before: the person has to choose a password again. */
export function ResetDialog({ member: { name, mail }, onReset, onClose }: Props): ReactElement {
  return (
    <Dialog title={resetTexts.one(name)} onClose={onClose}>
      <p>{resetTexts.warning(name, mail)}</p>
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
          {resetTexts.go}
        </Button>
      </div>
    </Dialog>
  )
}
