import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { Contact } from '#contracts/clients.ts'
import { clientTexts } from '#sites/texts/client.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { mergeTexts } from '#sites/texts/merge.ts'
import { Dialog } from '#sites/ui/dialog.tsx'
import { api } from '#sites/ui/api.ts'
import { focusFirstError } from '#sites/ui/focus-first-error.ts'
import { checkMail, checkPhone, checkRequired } from '#sites/ui/checks.ts'
import { MergeNotice } from '#sites/ui/merge-notice.tsx'
import { fieldErrors, refusalOf } from '#sites/ui/refusal-of.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { useConcurrentEdit } from '#sites/ui/use-concurrent-edit.ts'
import classes from './client-fields.module.css'
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
    <Dialog
      onClose={onClose}
      title={contact ? clientTexts.contactEdit : clientTexts.contactNew}
      lightDismiss={!form.isDirty()}
    >
      <form
        noValidate
        className={classes.form}
        onSubmit={form.onSubmit((typed) => {
          saving.mutate(typed)
        }, focusFirstError)}
      >
        <MergeNotice
          conflict={edit.conflict}
          labels={labels}
          show={(_, value) => String(value) || mergeTexts.empty}
          onChoose={edit.choose}
        />
        <RefusalPanel error={refusalOf(saving.error, 'changed-meanwhile') ? null : saving.error} />
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
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {commonTexts.cancel}
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={edit.undecided}>
            {commonTexts.save}
          </Button>
        </div>
      </form>
    </Dialog>
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
