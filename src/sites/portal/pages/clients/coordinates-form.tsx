import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { Client } from '#contracts/clients.ts'
import { clientFormTexts } from '#sites/texts/client-form.ts'
import { clientTexts } from '#sites/texts/client.ts'
import { mergeTexts } from '#sites/texts/merge.ts'
import { api } from '#sites/portal/api.ts'
import { EditForm } from '#sites/ui/edit-form.tsx'
import { MergeNotice } from '#sites/ui/merge-notice.tsx'
import { sayDone } from '#sites/ui/notices.ts'
import { fieldErrors, refusalOf } from '#sites/ui/refusal-of.ts'
import { Section } from '#sites/ui/section.tsx'
import { useConcurrentEdit } from '#sites/ui/use-concurrent-edit.ts'
import { ClientFields } from './client-fields.tsx'
import { clientQuery } from './client-query.ts'
import { useShownField } from './shown-field.ts'
import {
  clientBodyOf,
  clientChecks,
  typedClientOf,
  type TypedClient,
} from './typed-client-fields.ts'

type Props = { readonly client: Client; readonly onDone: () => void }

/** The coordinates as a form; what somebody else saved meanwhile is merged, never overwritten. */
export function CoordinatesForm({ client, onDone }: Props): ReactElement {
  const queryClient = useQueryClient()
  const show = useShownField()
  const form = useForm<TypedClient>({
    initialValues: typedClientOf(client),
    validate: clientChecks,
  })
  const edit = useConcurrentEdit<TypedClient>({
    loaded: { fields: form.getInitialValues(), version: client.version },
    read: (current) => ({
      fields: typedClientOf(current as Client),
      version: (current as Client).version,
    }),
    typed: form.getValues,
    setTyped: form.setValues,
  })
  const saving = useMutation({
    mutationFn: (typed: TypedClient) =>
      api('PUT /api/clients/:clientId', {
        params: { clientId: client.id },
        body: { ...clientBodyOf(typed), version: edit.version ?? client.version },
      }),
    onSuccess: (saved) => {
      queryClient.setQueryData(clientQuery(client.id).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: ['clients'] })
      sayDone(clientFormTexts.saved)
      onDone()
    },
    onError: (error) => {
      if (edit.absorb(error)) return
      const taken = refusalOf(error, 'ogec-taken')
      form.setErrors(taken ? { ogec: taken.title } : fieldErrors(error))
    },
  })
  return (
    <Section title={clientTexts.coordinates}>
      <EditForm form={form} saving={saving} undecided={edit.undecided} onClose={onDone}>
        <MergeNotice
          conflict={edit.conflict}
          labels={fieldLabels}
          show={(field, value) => show(field, value) || mergeTexts.empty}
          onChoose={edit.choose}
        />
        <ClientFields form={form} />
      </EditForm>
    </Section>
  )
}

const fieldLabels: Readonly<Record<keyof TypedClient, string>> = clientFormTexts
