import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactElement } from 'react'
import { savedViewsTexts } from '#sites/texts/saved-views.ts'
import { checkRequired } from '#sites/ui/checks.ts'
import { EditDialog } from '#sites/ui/edit-form.tsx'

type Props = {
  readonly title: string
  readonly name: string
  readonly hint?: string
  readonly saving: {
    readonly mutate: (name: string) => void
    readonly error: unknown
    readonly isPending: boolean
    readonly isSuccess: boolean
  }
  readonly onClose: () => void
}

/** What a view is called. */
export function ViewDialog({ title, name, hint, saving, onClose }: Props): ReactElement {
  const form = useForm({ initialValues: { name }, validate: { name: checkRequired } })
  return (
    <EditDialog
      form={form}
      saving={{
        ...saving,
        mutate: (typed) => {
          saving.mutate(typed.name)
        },
      }}
      title={title}
      onClose={onClose}
    >
      <TextInput
        {...form.getInputProps('name')}
        label={savedViewsTexts.name}
        description={hint}
        required
        maxLength={60}
        data-autofocus
      />
    </EditDialog>
  )
}
