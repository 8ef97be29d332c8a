import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { Distributor } from '#contracts/distributors.ts'
import { distributorsTexts } from '#sites/texts/administration.ts'
import { api } from '#sites/portal/api.ts'
import { checkRequired } from '#sites/ui/checks.ts'
import { distributorsQuery } from '#sites/portal/distributors-query.ts'
import { EditDialog } from '#sites/ui/edit-form.tsx'
import { fieldErrors } from '#sites/ui/refusal-of.ts'

type Props = {
  /** Absent: a new one. */
  readonly distributor: Distributor | undefined
  readonly onClose: () => void
}

export function DistributorModal({ distributor, onClose }: Props): ReactElement {
  const queryClient = useQueryClient()
  const form = useForm({
    initialValues: { name: distributor?.name ?? '' },
    validate: { name: checkRequired },
  })
  const saving = useMutation({
    mutationFn: (body: { name: string }) =>
      distributor
        ? api('PUT /api/distributors/:distributorId', {
            params: { distributorId: distributor.id },
            body,
          })
        : api('POST /api/distributors', { body }),
    onSuccess: async () => {
      onClose()
      await queryClient.invalidateQueries(distributorsQuery)
    },
    onError: (error) => {
      form.setErrors(fieldErrors(error))
    },
  })
  return (
    <EditDialog
      form={form}
      saving={saving}
      onClose={onClose}
      title={
        distributor
          ? distributorsTexts.renameTitle(distributor.name)
          : distributorsTexts.createTitle
      }
    >
      <TextInput
        {...form.getInputProps('name')}
        label={distributorsTexts.name}
        required
        maxLength={80}
        data-autofocus
      />
    </EditDialog>
  )
}
