import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactElement } from 'react'
import { supervisionReasons, type SupervisionReason } from '#contracts/supervision.ts'
import { superviseTexts } from '#sites/texts/client-supervision.ts'
import { reasonTexts } from '#sites/texts/supervision.ts'
import { EditDialog } from '#sites/ui/edit-form.tsx'
import type { GivenReason } from './use-supervise.ts'

type Props = {
  readonly lastReason: GivenReason | null
  readonly asking: {
    readonly error: unknown
    readonly isPending: boolean
    readonly isSuccess: boolean
  }
  readonly onGiven: (given: GivenReason) => void
  readonly onClose: () => void
}
type Typed = { reason: SupervisionReason; sentence: string; ticket: string }

/** Why one enters, as the school will read it. */
export function SuperviseDialog({ lastReason, asking, onGiven, onClose }: Props): ReactElement {
  const form = useForm<Typed>({
    initialValues: {
      reason: lastReason?.reason ?? 'parametrage',
      sentence: lastReason?.sentence ?? '',
      ticket: lastReason?.ticket ?? '',
    },
    validate: {
      sentence: (typed, { reason }) =>
        reason === 'autre' && typed.trim() === '' ? superviseTexts.sentenceMissing : null,
    },
  })
  return (
    <EditDialog
      form={form}
      saving={{
        error: asking.error,
        isPending: asking.isPending,
        isSuccess: asking.isSuccess,
        mutate: ({ reason, sentence, ticket }) => {
          onGiven({ reason, sentence: orNull(sentence), ticket: orNull(ticket) })
        },
      }}
      saveLabel={superviseTexts.action}
      title={superviseTexts.dialogTitle}
      onClose={onClose}
    >
      <p>{superviseTexts.dialogText}</p>
      <NativeSelect
        {...form.getInputProps('reason')}
        label={superviseTexts.reason}
        data={supervisionReasons.map((value) => ({ value, label: reasonTexts[value] }))}
        data-autofocus
      />
      <Textarea
        {...form.getInputProps('sentence')}
        label={superviseTexts.sentence}
        description={superviseTexts.sentenceHint}
        required={form.getValues().reason === 'autre'}
        maxLength={300}
        rows={2}
      />
      <TextInput
        {...form.getInputProps('ticket')}
        label={superviseTexts.ticket}
        maxLength={40}
        autoComplete="off"
      />
    </EditDialog>
  )
}

function orNull(typed: string): string | null {
  return typed.trim() === '' ? null : typed.trim()
}
