import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactElement } from 'react'
import type { HeldCollection } from '#contracts/transfers.ts'
import { collectionSaid } from '#sites/texts/collections.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { heldTexts } from '#sites/texts/transfers.ts'
import { Dialog } from '#sites/ui/dialog.tsx'
import { focusFirstError } from '#sites/ui/focus-first-error.ts'
import form from '#sites/ui/form.module.css'
import { refusalOf } from '#sites/ui/refusal-of.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { useAnswerHeld } from './use-answer-held.ts'

type Props = {
  readonly clientId: string
  readonly held: HeldCollection
  readonly onAnswer: (replaced: boolean) => void
  readonly onClose: () => void
}

/** The number is typed, since nothing here undoes it: it proves that it was read. */
export function AcceptDialog({ clientId, held, onAnswer, onClose }: Props): ReactElement {
  const { collection, disappearing, of } = held
  const accepting = useAnswerHeld('acceptance', {
    clientId,
    held,
    onAnswer: (replaced) => {
      onClose()
      onAnswer(replaced)
    },
  })
  const fields = useForm({
    initialValues: { count: '' },
    validate: {
      count: (typed) =>
        typed.replace(/\s/g, '') === String(disappearing)
          ? null
          : heldTexts.numberWrong(disappearing),
    },
  })
  const late = refusalOf(accepting.error, 'held-replaced')
  return (
    <Dialog title={heldTexts.acceptTitle(collectionSaid(collection))} onClose={onClose}>
      <form
        noValidate
        className={form.form}
        onSubmit={fields.onSubmit(() => {
          accepting.mutate()
        }, focusFirstError)}
      >
        <p>{heldTexts.acceptText(disappearing, of)}</p>
        <RefusalPanel error={late ? null : accepting.error} />
        <TextInput
          {...fields.getInputProps('count')}
          label={heldTexts.typeNumber}
          description={heldTexts.typeNumberHint(disappearing)}
          required
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          data-autofocus
        />
        <div className={form.actions}>
          <Button variant="default" onClick={onClose}>
            {commonTexts.cancel}
          </Button>
          <Button type="submit" color="red" loading={accepting.isPending}>
            {heldTexts.accept}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
