import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactElement } from 'react'
import type { Thresholds } from '#contracts/settings.ts'
import { thresholdBounds } from '#contracts/threshold-bounds.ts'
import { thresholdsTexts as texts } from '#sites/texts/thresholds.ts'
import { EditForm } from '#sites/ui/edit-form.tsx'
import { MergeNotice } from '#sites/ui/merge-notice.tsx'
import { fieldErrors } from '#sites/ui/refusal-of.ts'
import { useConcurrentEdit } from '#sites/ui/use-concurrent-edit.ts'
import classes from './settings.module.css'
import {
  shownThreshold,
  thresholdChecks,
  thresholdNames,
  thresholdsOf,
  typedThresholdsOf,
  type TypedThresholds,
} from './typed-thresholds.ts'
import { useSaveThresholds } from './use-save-thresholds.ts'

type Props = { readonly thresholds: Thresholds; readonly onDone: () => void }

/** `thresholds` is what the form was opened with, whatever the page has read since. */
export function ThresholdsForm({ thresholds, onDone }: Props): ReactElement {
  const form = useForm<TypedThresholds>({
    initialValues: typedThresholdsOf(thresholds),
    validate: thresholdChecks,
  })
  const edit = useConcurrentEdit<TypedThresholds>({
    loaded: { fields: form.getInitialValues(), version: thresholds.version },
    read: (current) => ({
      fields: typedThresholdsOf(current as Thresholds),
      version: (current as Thresholds).version,
    }),
    typed: form.getValues,
    setTyped: form.setValues,
  })
  const saving = useSaveThresholds({
    onDone,
    onError: (error) => {
      if (!edit.absorb(error)) form.setErrors(fieldErrors(error))
    },
  })
  const save = (typed: TypedThresholds): void => {
    saving.save({
      before: thresholdsOf(edit.base),
      version: edit.version,
      next: thresholdsOf(typed),
      said: texts.saved,
    })
  }
  return (
    <EditForm
      form={form}
      saving={{ ...saving, mutate: save }}
      undecided={edit.undecided}
      onClose={onDone}
    >
      <MergeNotice
        conflict={edit.conflict}
        labels={texts.names}
        show={shownThreshold}
        onChoose={edit.choose}
      />
      {thresholdNames.map((name) => {
        const { least, most } = thresholdBounds[name]
        return (
          <TextInput
            key={name}
            {...form.getInputProps(name)}
            label={texts.labels[name]}
            description={`${texts.what[name]} ${texts.bounds(least, most, thresholds.origin[name])}`}
            classNames={{ input: classes.number ?? '' }}
            required
            inputMode="numeric"
            maxLength={4}
          />
        )
      })}
    </EditForm>
  )
}
