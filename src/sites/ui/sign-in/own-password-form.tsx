import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { ownPasswordTexts, signInTexts } from '#sites/texts/sign-in.ts'
import { focusFirstError } from '../focus-first-error.ts'
import { sayDone } from '../notices.ts'
import { fieldErrors, refusalOf } from '../refusal-of.ts'
import { RefusalPanel } from '../refusal-panel.tsx'
import { doorApi } from './door-api.ts'
import { charactersMin, NewPasswordField } from './new-password-field.tsx'
import classes from './own-password-form.module.css'
import { PasswordField } from './password-field.tsx'

type Props = {
  readonly onDone?: () => Promise<void>
  /** Less where a second factor protects the account too. */
  readonly min?: number
}

/** One's own password: the present one, then the next. */
export function OwnPasswordForm({ onDone, min = charactersMin }: Props): ReactElement {
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { current: '', next: '' },
    validate: {
      current: (current) => (current === '' ? signInTexts.missingPassword : null),
      next: (next) => (Array.from(next).length < min ? signInTexts.tooShort(min) : null),
    },
  })
  const changing = useMutation({
    mutationFn: (body: { current: string; next: string }) =>
      doorApi('PUT /api/session/password', { body }),
    onSuccess: async () => {
      sayDone(ownPasswordTexts.done)
      form.reset()
      await onDone?.()
    },
    onError: (error) => {
      const wrong = refusalOf(error, 'password-wrong')
      form.setErrors(wrong ? { current: wrong.title } : fieldErrors(error))
    },
  })
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={form.onSubmit((typed) => {
        changing.mutate(typed)
      }, focusFirstError)}
    >
      <RefusalPanel error={changing.error} />
      <PasswordField
        key={form.key('current')}
        label={ownPasswordTexts.current}
        autoComplete="current-password"
        {...form.getInputProps('current')}
      />
      <NewPasswordField
        key={form.key('next')}
        min={min}
        label={ownPasswordTexts.next}
        {...form.getInputProps('next')}
      />
      <div>
        <Button type="submit" loading={changing.isPending}>
          {ownPasswordTexts.save}
        </Button>
      </div>
    </form>
  )
}
