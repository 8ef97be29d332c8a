import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { IssuedLicence, RevocationReason } from '#contracts/licences.ts'
import { revokeTexts } from '#sites/texts/licences.ts'
import { api } from '#sites/portal/api.ts'
import { weekNumber } from '#sites/ui/dates.ts'
import { Dialog } from '#sites/ui/dialog.tsx'
import { focusFirstError } from '#sites/ui/focus-first-error.ts'
import form from '#sites/ui/form.module.css'
import { sayDone } from '#sites/ui/notices.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import classes from './licences-tab.module.css'
import { useRefreshLicences } from './use-refresh-licences.ts'

type Props = {
  readonly clientId: string
  readonly licence: IssuedLicence
  readonly onClose: () => void
}
type Typed = { reason: RevocationReason | ''; note: string }

// The default export is what `lazy` takes. Asked before: an agent that has removed the file does not put it back.
export default function RevokeDialog({ clientId, licence, onClose }: Props): ReactElement {
  const refresh = useRefreshLicences(clientId)
  const number = weekNumber(licence.week)
  const fields = useForm<Typed>({
    initialValues: { reason: '', note: '' },
    validate: { reason: (reason) => (reason === '' ? revokeTexts.missing : null) },
  })
  const revoking = useMutation({
    mutationFn: async ({ reason, note }: Typed) => {
      if (reason === '') return
      await api('POST /api/clients/:clientId/licences/:licenceId/revocation', {
        params: { clientId, licenceId: licence.id },
        body: { reason, note: note.trim() },
      })
    },
    onSuccess: () => {
      onClose()
      sayDone(revokeTexts.done(number))
    },
    onSettled: refresh,
  })
  return (
    <Dialog title={revokeTexts.title(number)} onClose={onClose} lightDismiss={!fields.isDirty()}>
      <ul className={classes.warnings}>
        <li>{revokeTexts.offline}</li>
        <li>{revokeTexts.agent}</li>
        <li>{revokeTexts.renewal}</li>
      </ul>
      <form
        noValidate
        className={form.form}
        onSubmit={fields.onSubmit((typed) => {
          revoking.mutate(typed)
        }, focusFirstError)}
      >
        <NativeSelect
          {...fields.getInputProps('reason')}
          label={revokeTexts.reason}
          required
          data-autofocus
          data={[
            { value: '', label: revokeTexts.choose },
            ...Object.entries(revokeTexts.reasons).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Textarea
          {...fields.getInputProps('note')}
          label={revokeTexts.note}
          description={revokeTexts.noteHint}
          maxLength={300}
          rows={2}
        />
        <RefusalPanel error={revoking.error} />
        <div className={form.actions}>
          <Button variant="default" onClick={onClose}>
            {revokeTexts.keep}
          </Button>
          <Button type="submit" color="red" loading={revoking.isPending}>
            {revokeTexts.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
