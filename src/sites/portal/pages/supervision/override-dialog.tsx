import { Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { overrideTexts } from '#sites/texts/client-supervision.ts'
import { api } from '#sites/portal/api.ts'
import { checkRequired } from '#sites/ui/checks.ts'
import { EditDialog } from '#sites/ui/edit-form.tsx'
import { sayDone } from '#sites/ui/notices.ts'
import { fieldErrors } from '#sites/ui/refusal-of.ts'
import { useRefreshSupervisions } from './supervisions-query.ts'

type Props = { readonly clientId: string; readonly onClose: () => void }

export function OverrideDialog({ clientId, onClose }: Props): ReactElement {
  const refresh = useRefreshSupervisions(clientId)
  const form = useForm({ initialValues: { reason: '' }, validate: { reason: checkRequired } })
  const asking = useMutation({
    mutationFn: (body: { reason: string }) =>
      api('POST /api/clients/:clientId/supervision-overrides', { params: { clientId }, body }),
    onSuccess: () => {
      onClose()
      sayDone(overrideTexts.asked)
    },
    onError: (error) => {
      form.setErrors(fieldErrors(error))
    },
    onSettled: refresh,
  })
  return (
    <EditDialog
      form={form}
      saving={asking}
      saveLabel={overrideTexts.confirm}
      title={overrideTexts.title}
      onClose={onClose}
    >
      <p>{overrideTexts.text}</p>
      <Textarea
        {...form.getInputProps('reason')}
        label={overrideTexts.reason}
        description={overrideTexts.reasonHint}
        required
        maxLength={300}
        rows={3}
        data-autofocus
      />
    </EditDialog>
  )
}
