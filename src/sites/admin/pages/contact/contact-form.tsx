import { Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { SchoolContact } from '#contracts/school.ts'
import { contactTexts } from '#sites/texts/admin.ts'
import { mergeTexts } from '#sites/texts/merge.ts'
import { checkMail, checkPhone, checkRequired } from '#sites/ui/checks.ts'
import { EditForm } from '#sites/ui/edit-form.tsx'
import { MergeNotice } from '#sites/ui/merge-notice.tsx'
import { sayDone } from '#sites/ui/notices.ts'
import { fieldErrors } from '#sites/ui/refusal-of.ts'
import { Section } from '#sites/ui/section.tsx'
import { useConcurrentEdit } from '#sites/ui/use-concurrent-edit.ts'
import { api } from '../../api.ts'
import classes from './contact-form.module.css'
import { contactQuery } from './contact-query.ts'

type Props = { readonly contact: SchoolContact; readonly onDone: () => void }
type Typed = { address: string; postalCode: string; city: string; phone: string; mail: string }

/** The coordinates as a form; what somebody else saved meanwhile is merged, never overwritten. */
export function ContactForm({ contact, onDone }: Props): ReactElement {
  const queryClient = useQueryClient()
  const form = useForm<Typed>({ initialValues: typedOf(contact), validate: checks })
  const edit = useConcurrentEdit<Typed>({
    loaded: { fields: form.getInitialValues(), version: contact.version },
    read: (current) => ({
      fields: typedOf(current as SchoolContact),
      version: (current as SchoolContact).version,
    }),
    typed: form.getValues,
    setTyped: form.setValues,
  })
  const saving = useMutation({
    mutationFn: (typed: Typed) =>
      api('PUT /api/school/contact', {
        body: { ...typed, version: edit.version ?? contact.version },
      }),
    onSuccess: (saved) => {
      queryClient.setQueryData(contactQuery.queryKey, saved)
      sayDone(contactTexts.saved)
      onDone()
    },
    onError: (error) => {
      if (!edit.absorb(error)) form.setErrors(fieldErrors(error))
    },
  })
  const field = (name: keyof Typed) => ({ ...form.getInputProps(name), label: contactTexts[name] })
  return (
    <Section title={contact.name}>
      <EditForm form={form} saving={saving} undecided={edit.undecided} onClose={onDone}>
        <MergeNotice
          conflict={edit.conflict}
          labels={contactTexts}
          show={(_, value) => String(value) || mergeTexts.empty}
          onChoose={edit.choose}
        />
        <div className={classes.fields}>
          <Textarea {...field('address')} className={classes.wide ?? ''} rows={2} maxLength={300} />
          <TextInput {...field('postalCode')} maxLength={12} />
          <TextInput {...field('city')} required maxLength={80} />
          <TextInput {...field('phone')} type="tel" maxLength={30} />
          <TextInput {...field('mail')} type="email" maxLength={254} />
        </div>
      </EditForm>
    </Section>
  )
}

const checks = { city: checkRequired, phone: checkPhone, mail: checkMail }

function typedOf({ address, postalCode, city, phone, mail }: SchoolContact): Typed {
  return {
    address: address ?? '',
    postalCode: postalCode ?? '',
    city,
    phone: phone ?? '',
    mail: mail ?? '',
  }
}
