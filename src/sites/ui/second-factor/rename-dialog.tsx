import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { Factors } from '#contracts/second-factor.ts'
import { secondFactorTexts as texts } from '#sites/texts/second-factor.ts'
import { EditDialog } from '../edit-form.tsx'
import { doorApi } from '../sign-in/door-api.ts'
import { useShowFactors } from './use-show-factors.ts'

type Props = { readonly passkey: Factors['passkeys'][number]; readonly onClose: () => void }

export function RenameDialog({ passkey, onClose }: Props): ReactElement {
  const show = useShowFactors()
  const form = useForm({
    initialValues: { name: passkey.name },
    validate: { name: (typed) => (typed.trim() === '' ? texts.passkeyMissingName : null) },
  })
  const saving = useMutation({
    mutationFn: ({ name }: { name: string }) =>
      doorApi('PUT /api/session/second-factor/passkeys/:passkeyId', {
        params: { passkeyId: passkey.id },
        body: { name },
      }),
    onSuccess: (factors) => {
      onClose()
      show(factors, texts.passkeyRenamed)
    },
  })
  return (
    <EditDialog
      title={texts.passkeyRename(passkey.name)}
      form={form}
      saving={saving}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={texts.passkeyName}
        description={texts.passkeyNameHelp}
        maxLength={60}
        {...form.getInputProps('name')}
      />
    </EditDialog>
  )
}
