import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { Refusal } from '#contracts/refuse.ts'
import { administratorsTexts } from '#sites/texts/online-service.ts'
import { api } from '#sites/portal/api.ts'
import { checkMail, checkRequired } from '#sites/ui/checks.ts'
import { EditDialog } from '#sites/ui/edit-form.tsx'
import { sayDone } from '#sites/ui/notices.ts'
import { fieldErrors } from '#sites/ui/refusal-of.ts'
import { useKeepAdministrators } from './administrators-query.ts'

type Props = {
  readonly clientId: string
  /** Somebody of the school has been in: one more is only proposed. */
  readonly needsApproval: boolean
  readonly onClose: () => void
}

export function AdministratorDialog({ clientId, needsApproval, onClose }: Props): ReactElement {
  const keep = useKeepAdministrators(clientId)
  const form = useForm({
    initialValues: { name: '', mail: '' },
    validate: {
      name: checkRequired,
      mail: (mail) => checkRequired(mail) ?? checkMail(mail),
    },
  })
  const saving = useMutation({
    mutationFn: (body: { name: string; mail: string }) =>
      api('POST /api/clients/:clientId/school-administrators', { params: { clientId }, body }),
    onSuccess: (now, { name }) => {
      onClose()
      keep(now)
      sayDone(
        needsApproval ? administratorsTexts.proposed(name) : administratorsTexts.created(name),
      )
    },
    onError: (error) => {
      const aboutMail =
        error instanceof Refusal && mailRefusals.some((code) => code === error.problem.code)
      form.setErrors(aboutMail ? { mail: error.problem.title } : fieldErrors(error))
    },
  })
  return (
    <EditDialog
      form={form}
      saving={saving}
      saveLabel={
        needsApproval ? administratorsTexts.proposeConfirm : administratorsTexts.createConfirm
      }
      title={needsApproval ? administratorsTexts.proposeTitle : administratorsTexts.createTitle}
      onClose={onClose}
    >
      <p>{needsApproval ? administratorsTexts.proposeText : administratorsTexts.createText}</p>
      <TextInput
        {...form.getInputProps('name')}
        label={administratorsTexts.name}
        required
        maxLength={80}
        autoComplete="off"
        data-autofocus
      />
      <TextInput
        {...form.getInputProps('mail')}
        label={administratorsTexts.mail}
        description={administratorsTexts.mailHint}
        type="email"
        required
        autoComplete="off"
      />
    </EditDialog>
  )
}

const mailRefusals = ['mail-taken', 'mail-of-another-school', 'staff-address', 'request-open']
