import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { SchoolAdministrator } from '#contracts/school-accounts.ts'
import { administratorsTexts } from '#sites/texts/online-service.ts'
import { api } from '#sites/portal/api.ts'
import { sayDone, sayRefused } from '#sites/ui/notices.ts'
import { useKeepAdministrators } from './administrators-query.ts'
import classes from './administrators.module.css'
import { DisableDialog } from './disable-dialog.tsx'

type Props = {
  readonly clientId: string
  readonly administrator: SchoolAdministrator
  /** The only one left who can enter. */
  readonly isLast: boolean
}

export function AdministratorActions({ clientId, administrator, isLast }: Props): ReactElement {
  const { id, name, state } = administrator
  const keep = useKeepAdministrators(clientId)
  const [disabling, setDisabling] = useState(false)
  const sending = useMutation({
    mutationFn: () =>
      api('POST /api/clients/:clientId/school-administrators/:accountId/invitation', {
        params: { clientId, accountId: id },
      }),
    onSuccess: (now) => {
      keep(now)
      sayDone(administratorsTexts.resent(name))
    },
    onError: sayRefused,
  })
  return (
    <div className={classes.actions}>
      {state === 'invited' && (
        <Button
          size="compact-sm"
          variant="default"
          loading={sending.isPending}
          aria-label={administratorsTexts.resendOne(name)}
          onClick={() => {
            sending.mutate()
          }}
        >
          {administratorsTexts.resend}
        </Button>
      )}
      {state !== 'disabled' && (
        <Button
          size="compact-sm"
          variant="default"
          aria-haspopup="dialog"
          aria-label={administratorsTexts.disableOne(name)}
          onClick={() => {
            setDisabling(true)
          }}
        >
          {administratorsTexts.disable}
        </Button>
      )}
      {disabling && (
        <DisableDialog
          clientId={clientId}
          administrator={administrator}
          isLast={isLast}
          onClose={() => {
            setDisabling(false)
          }}
        />
      )}
    </div>
  )
}
