import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { Product, ProductVersion } from '#contracts/product-versions.ts'
import { productStateTexts } from '#sites/texts/product-states.ts'
import { productsTexts } from '#sites/texts/products.ts'
import { api } from '#sites/portal/api.ts'
import { checkRequired } from '#sites/ui/checks.ts'
import { isoDayAt } from '#sites/ui/dates.ts'
import { EditDialog } from '#sites/ui/edit-form.tsx'
import { fieldErrors, refusalOf } from '#sites/ui/refusal-of.ts'
import { productNames } from './product-names.ts'
import { productsQuery } from './products-query.ts'

/** With an id: one of the list. Without: one to add, whose number may be known. */
export type EditedVersion = Partial<ProductVersion> & { readonly product: Product }

type Props = { readonly edited: EditedVersion; readonly onClose: () => void }
type Typed = Pick<ProductVersion, 'version' | 'releasedOn' | 'state'> & { note: string }

export function VersionDialog({ edited, onClose }: Props): ReactElement {
  const queryClient = useQueryClient()
  const { id, product } = edited
  const name = productNames[product]
  const form = useForm<Typed>({ initialValues: typedOf(edited), validate: checks })
  const saving = useMutation({
    mutationFn: (body: Typed) =>
      id === undefined
        ? api('POST /api/product-versions', { body: { ...body, product } })
        : api('PUT /api/product-versions/:versionId', { params: { versionId: id }, body }),
    onSuccess: async () => {
      onClose()
      await queryClient.invalidateQueries(productsQuery)
    },
    onError: (error) => {
      const taken = refusalOf(error, 'product-version-taken')
      form.setErrors(taken ? { version: taken.title } : fieldErrors(error))
    },
  })
  return (
    <EditDialog
      form={form}
      saving={saving}
      onClose={onClose}
      title={
        id === undefined
          ? productsTexts.addOf(name)
          : productsTexts.editOne(name, edited.version ?? '')
      }
    >
      <TextInput
        {...form.getInputProps('version')}
        label={productsTexts.version}
        description={productsTexts.versionHint}
        required
        maxLength={40}
        autoComplete="off"
        data-autofocus
      />
      <TextInput
        {...form.getInputProps('releasedOn')}
        label={productsTexts.releasedOn}
        type="date"
        required
      />
      <NativeSelect
        {...form.getInputProps('state')}
        label={productsTexts.state}
        data={Object.entries(productStateTexts).map(([value, label]) => ({ value, label }))}
      />
      <Textarea
        {...form.getInputProps('note')}
        label={productsTexts.note}
        rows={2}
        maxLength={300}
      />
    </EditDialog>
  )
}

function typedOf({ version, releasedOn, state, note }: EditedVersion): Typed {
  return {
    version: version ?? '',
    releasedOn: releasedOn ?? isoDayAt(new Date().toISOString()),
    state: state ?? 'supported',
    note: note ?? '',
  }
}

const checks = {
  version: (typed: string) =>
    /^[0-9A-Za-z.-]{1,40}$/.test(typed.trim()) ? null : productsTexts.versionUnclear,
  releasedOn: checkRequired,
}
