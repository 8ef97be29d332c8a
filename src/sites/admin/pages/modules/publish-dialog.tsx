import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { SchoolModule } from '#contracts/school.ts'
import { publicationTexts } from '#sites/texts/admin.ts'
import { moduleTexts } from '#sites/texts/modules.ts'
import { day, isoDayAt } from '#sites/ui/dates.ts'
import { EditDialog } from '#sites/ui/edit-form.tsx'
import { sayDone } from '#sites/ui/notices.ts'
import { fieldErrors, refusalOf } from '#sites/ui/refusal-of.ts'
import { useNow } from '#sites/ui/use-now.ts'
import { api } from '../../api.ts'
import { useZone } from '../../session.ts'
import { modulesQuery } from './modules-query.ts'

type Props = { readonly module: SchoolModule; readonly onClose: () => void }

/** From which day on; today is proposed. */
export function PublishDialog({ module: row, onClose }: Props): ReactElement {
  const { module, publishedFrom } = row
  const queryClient = useQueryClient()
  const today = isoDayAt(new Date(useNow()).toISOString(), useZone())
  const name = moduleTexts[module]
  const form = useForm({
    initialValues: { publishedFrom: publishedFrom ?? today },
    validate: { publishedFrom: (typed) => (typed === '' ? publicationTexts.dayMissing : null) },
  })
  const saving = useMutation({
    mutationFn: (body: { publishedFrom: string }) =>
      api('PUT /api/school/modules/:module', { params: { module }, body }),
    onSuccess: async (_, body) => {
      onClose()
      await queryClient.invalidateQueries({ queryKey: modulesQuery.queryKey })
      void queryClient.invalidateQueries({ queryKey: ['home'] })
      sayDone(publicationTexts.published(name, day(body.publishedFrom)))
    },
    onError: (error) => {
      const range = refusalOf(error, 'publication-out-of-range')
      form.setErrors(range ? { publishedFrom: range.remedy } : fieldErrors(error))
    },
  })
  return (
    <EditDialog
      form={form}
      saving={saving}
      saveLabel={publicationTexts.save}
      onClose={onClose}
      title={publicationTexts.dialogTitle(name)}
    >
      <TextInput
        {...form.getInputProps('publishedFrom')}
        type="date"
        label={publicationTexts.day}
        description={publicationTexts.dayHint}
        required
        data-autofocus
      />
    </EditDialog>
  )
}
