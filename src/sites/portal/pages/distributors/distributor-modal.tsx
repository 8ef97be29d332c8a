import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { Distributor } from '#contracts/distributors.ts'
import { distributorsTexts } from '#sites/texts/administration.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { Dialog } from '#sites/ui/dialog.tsx'
import { api } from '#sites/ui/api.ts'
import { focusFirstError } from '#sites/ui/focus-first-error.ts'
import { checkRequired } from '#sites/ui/checks.ts'
import { distributorsQuery } from '#sites/ui/distributors-query.ts'
import { fieldErrors } from '#sites/ui/refusal-of.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import formClasses from '../clients/client-fields.module.css'

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
    <Dialog
      onClose={onClose}
      title={
        distributor
          ? distributorsTexts.renameTitle(distributor.name)
          : distributorsTexts.createTitle
      }
      lightDismiss={!form.isDirty()}
    >
      <form
        noValidate
        className={formClasses.form}
        onSubmit={form.onSubmit((typed) => {
          saving.mutate(typed)
        }, focusFirstError)}
      >
        <RefusalPanel error={saving.error} />
        <TextInput
          {...form.getInputProps('name')}
          label={distributorsTexts.name}
          required
          maxLength={80}
          data-autofocus
        />
        <div className={formClasses.actions}>
          <Button variant="default" onClick={onClose}>
            {commonTexts.cancel}
          </Button>
          <Button type="submit" loading={saving.isPending}>
            {commonTexts.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
