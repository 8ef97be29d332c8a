import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { Contact } from '#contracts/clients.ts'
import { clientTexts } from '#sites/texts/client.ts'
import { mergeTexts } from '#sites/texts/merge.ts'
import { api } from '#sites/portal/api.ts'
import { checkMail, checkPhone, checkRequired } from '#sites/ui/checks.ts'
import { EditDialog } from '#sites/ui/edit-form.tsx'
import { MergeNotice } from '#sites/ui/merge-notice.tsx'
import { fieldErrors } from '#sites/ui/refusal-of.ts'
import { useConcurrentEdit } from '#sites/ui/use-concurrent-edit.ts'
import { clientQuery } from './client-query.ts'

type Props = {
  readonly clientId: string
  /** Absent: a new one. */
  readonly contact: Contact | undefined
  readonly onClose: () => void
}
type TypedContact = { name: string; role: string; mail: string; phone: string }

export function ContactModal({ clientId, contact, onClose }: Props): ReactElement {
  const queryClient = useQueryClient()
  const form = useForm<TypedContact>({
    initialValues: typedContactOf(contact),
    validate: { name: checkRequired, mail: checkMail, phone: checkPhone },
  })
  const edit = useConcurrentEdit<TypedContact>({
    loaded: { fields: form.getInitialValues(), version: contact?.version ?? null },
    read: (current) => ({
      fields: typedContactOf(current as Contact),
      version: (current as Contact).version,
    }),
    typed: form.getValues,
    setTyped: form.setValues,
  })
  const saving = useMutation({
    mutationFn: (body: TypedContact) =>
      contact && edit.version !== null
        ? api('PUT /api/clients/:clientId/contacts/:contactId', {
            params: { clientId, contactId: contact.id },
            body: { ...body, version: edit.version },
          })
        : api('POST /api/clients/:clientId/contacts', { params: { clientId }, body }),
    onSuccess: async () => {
      await queryClient.invalidateQueries(clientQuery(clientId))
      onClose()
    },
    onError: (error) => {
      if (!edit.absorb(error)) form.setErrors(fieldErrors(error))
    },
  })
  return (
    <EditDialog
      form={form}
      saving={saving}
      undecided={edit.undecided}
      onClose={onClose}
      title={contact ? clientTexts.contactEdit : clientTexts.contactNew}
    >
      <MergeNotice
        conflict={edit.conflict}
        labels={labels}
        show={(_, value) => String(value) || mergeTexts.empty}
        onChoose={edit.choose}
      />
      <TextInput
        {...form.getInputProps('name')}
        label={labels.name}
        required
        maxLength={80}
        data-autofocus
      />
      <TextInput {...form.getInputProps('role')} label={labels.role} maxLength={80} />
      <TextInput {...form.getInputProps('phone')} label={labels.phone} type="tel" />
      <TextInput {...form.getInputProps('mail')} label={labels.mail} type="email" />
    </EditDialog>
  )
}

function typedContactOf(contact: Contact | undefined): TypedContact {
  return {
    name: contact?.name ?? '',
    role: contact?.role ?? '',
    mail: contact?.mail ?? '',
    phone: contact?.phone ?? '',
  }
}

const labels: Readonly<Record<keyof TypedContact, string>> = {
  name: clientTexts.contactName,
  role: clientTexts.contactRole,
  mail: clientTexts.contactMail,
  phone: clientTexts.contactPhone,
}
