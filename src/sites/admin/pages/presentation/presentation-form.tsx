import { Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { Logo, SchoolPresentation } from '#contracts/school.ts'
import { presentationTexts } from '#sites/texts/admin.ts'
import { mergeTexts } from '#sites/texts/merge.ts'
import { EditForm } from '#sites/ui/edit-form.tsx'
import { MergeNotice } from '#sites/ui/merge-notice.tsx'
import { sayDone } from '#sites/ui/notices.ts'
import { fieldErrors, refusalOf } from '#sites/ui/refusal-of.ts'
import { Section } from '#sites/ui/section.tsx'
import { useConcurrentEdit } from '#sites/ui/use-concurrent-edit.ts'
import { api } from '../../api.ts'
import { LogoField } from './logo-field.tsx'
import { presentationQuery } from './presentation-query.ts'

type Props = { readonly presentation: SchoolPresentation; readonly onDone: () => void }
type Typed = { logo: Logo | null; welcome: string }

const welcomeCharactersMax = 600

/** Logo and welcome words; what somebody else saved meanwhile is merged, never overwritten. */
export function PresentationForm({ presentation, onDone }: Props): ReactElement {
  const queryClient = useQueryClient()
  const form = useForm<Typed>({ initialValues: typedOf(presentation) })
  const edit = useConcurrentEdit<Typed>({
    loaded: { fields: form.getInitialValues(), version: presentation.version },
    read: (current) => ({
      fields: typedOf(current as SchoolPresentation),
      version: (current as SchoolPresentation).version,
    }),
    typed: form.getValues,
    setTyped: form.setValues,
  })
  const saving = useMutation({
    mutationFn: (typed: Typed) =>
      api('PUT /api/school/presentation', { body: { ...typed, version: edit.version } }),
    onSuccess: (saved) => {
      queryClient.setQueryData(presentationQuery.queryKey, saved)
      sayDone(presentationTexts.saved)
      onDone()
    },
    onError: (error) => {
      if (edit.absorb(error)) return
      const refused = refusalOf(error, 'logo-refused')
      form.setErrors(refused ? { logo: refused.title } : fieldErrors(error))
    },
  })
  return (
    <Section title={presentationTexts.what}>
      <EditForm form={form} saving={saving} undecided={edit.undecided} onClose={onDone}>
        <MergeNotice conflict={edit.conflict} labels={labels} show={shown} onChoose={edit.choose} />
        <LogoField
          logo={form.getValues().logo}
          error={form.errors['logo']}
          onLogo={(logo) => {
            form.setFieldValue('logo', logo)
          }}
          onError={(error) => {
            form.setFieldError('logo', error)
          }}
        />
        <Textarea
          {...form.getInputProps('welcome')}
          label={presentationTexts.welcome}
          description={presentationTexts.welcomeHint}
          rows={6}
          maxLength={welcomeCharactersMax}
        />
      </EditForm>
    </Section>
  )
}

const labels = { logo: presentationTexts.logo, welcome: presentationTexts.welcome }

function shown(field: keyof Typed, value: unknown): string {
  if (field === 'logo') return value === null ? mergeTexts.empty : presentationTexts.newLogo
  return typeof value === 'string' && value !== '' ? value : mergeTexts.empty
}

function typedOf({ logo, welcome }: SchoolPresentation): Typed {
  return { logo, welcome: welcome ?? '' }
}
