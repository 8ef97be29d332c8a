import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { SchoolAdministrator } from '#contracts/school-accounts.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { administratorsTexts } from '#sites/texts/online-service.ts'
import { api } from '#sites/portal/api.ts'
import { Dialog } from '#sites/ui/dialog.tsx'
import form from '#sites/ui/form.module.css'
import { sayDone } from '#sites/ui/notices.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { useKeepAdministrators } from './administrators-query.ts'

type Props = {
  readonly clientId: string
  readonly administrator: SchoolAdministrator
  readonly isLast: boolean
  readonly onClose: () => void
}

/** Asked before: only the school can take it back. */
export function DisableDialog({ clientId, administrator, isLast, onClose }: Props): ReactElement {
  const { id, name } = administrator
  const keep = useKeepAdministrators(clientId)
  const disabling = useMutation({
    mutationFn: () =>
      api('POST /api/clients/:clientId/school-administrators/:accountId/disabling', {
        params: { clientId, accountId: id },
      }),
    onSuccess: (now) => {
      onClose()
      keep(now)
      sayDone(administratorsTexts.disabled(name))
    },
  })
  return (
    <Dialog onClose={onClose} title={administratorsTexts.disableTitle(name)}>
      <p>{administratorsTexts.disableText}</p>
      {isLast && (
        <p>
          <strong>{administratorsTexts.disableLast}</strong>
        </p>
      )}
      <RefusalPanel error={disabling.error} />
      <div className={form.actions}>
        <Button variant="default" onClick={onClose}>
          {commonTexts.cancel}
        </Button>
        <Button
          color="red"
          loading={disabling.isPending}
          onClick={() => {
            disabling.mutate()
          }}
        >
          {administratorsTexts.disable}
        </Button>
      </div>
    </Dialog>
  )
}
