import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import type { SchoolMember } from '#contracts/school-accounts.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { schoolAccountTexts } from '#sites/texts/school-accounts.ts'
import { Dialog } from '#sites/ui/dialog.tsx'
import form from '#sites/ui/form.module.css'
import { sayDone } from '#sites/ui/notices.ts'
import { api } from '../../api.ts'
import { useAccountsChange } from './accounts-query.ts'

type Props = { readonly member: SchoolMember; readonly onClose: () => void }

/** Asked before: the person has to choose a password again. */
export function ResetDialog({ member: { id, name, mail }, onClose }: Props): ReactElement {
  const reset = useAccountsChange(
    () =>
      api('POST /api/school/accounts/:accountId/second-factor-reset', {
        params: { accountId: id },
      }),
    () => {
      sayDone(schoolAccountTexts.resetDone(name))
    },
  )
  return (
    <Dialog title={schoolAccountTexts.resetOne(name)} onClose={onClose}>
      <p>{schoolAccountTexts.resetWarning(name, mail)}</p>
      <div className={form.actions}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {commonTexts.cancel}
        </Button>
        <Button
          color="red"
          onClick={() => {
            reset()
            onClose()
          }}
        >
          {schoolAccountTexts.resetGo}
        </Button>
      </div>
    </Dialog>
  )
}
