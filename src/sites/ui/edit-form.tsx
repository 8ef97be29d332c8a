import { Button } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { ReactElement, ReactNode } from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import { Dialog } from './dialog.tsx'
import { focusFirstError } from './focus-first-error.ts'
import classes from './form.module.css'
import { useGuardedClose } from './leave-guard.tsx'
import { refusalOf } from './refusal-of.ts'
import { RefusalPanel } from './refusal-panel.tsx'

type Props<Typed> = {
  readonly form: UseFormReturnType<Typed>
  readonly saving: {
    readonly mutate: (typed: Typed) => void
    readonly error: unknown
    readonly isPending: boolean
    readonly isSuccess: boolean
  }
  readonly saveLabel?: string
  /** Whether something must be chosen before it can be saved. */
  readonly undecided?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form in a page, in place of what it changes. Asks before what was typed is dropped. */
export function EditForm<Typed>(props: Props<Typed>): ReactElement {
  const { close, guard } = useGuardedClose(isUnsaved(props), props.onClose)
  return (
    <>
      <Fields {...props} onClose={close} />
      {guard}
    </>
  )
}

/** The same in a dialog. */
export function EditDialog<Typed>(props: Props<Typed> & { readonly title: string }): ReactElement {
  const unsaved = isUnsaved(props)
  const { close, guard } = useGuardedClose(unsaved, props.onClose)
  return (
    <>
      <Dialog onClose={close} title={props.title} lightDismiss={!unsaved}>
        <Fields {...props} onClose={close} />
      </Dialog>
      {guard}
    </>
  )
}

function isUnsaved<Typed>({ form, saving }: Props<Typed>): boolean {
  return form.isDirty() && !saving.isSuccess
}

function Fields<Typed>(props: Props<Typed>): ReactElement {
  const { form, saving, saveLabel = commonTexts.save, undecided, onClose, children } = props
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={form.onSubmit((typed) => {
        saving.mutate(typed)
      }, focusFirstError)}
    >
      {/* What another person saved meanwhile is told among the fields, to be merged. */}
      <RefusalPanel error={refusalOf(saving.error, 'changed-meanwhile') ? null : saving.error} />
      {children}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {commonTexts.cancel}
        </Button>
        <Button type="submit" loading={saving.isPending} disabled={undecided ?? false}>
          {saveLabel}
        </Button>
      </div>
    </form>
  )
}
