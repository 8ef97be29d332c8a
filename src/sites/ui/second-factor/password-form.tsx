import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import { secondFactorTexts } from '#sites/texts/second-factor.ts'
import { signInTexts } from '#sites/texts/sign-in.ts'
import { focusFirstError } from '../focus-first-error.ts'
import classes from '../form.module.css'
import { refusalOf } from '../refusal-of.ts'
import { PasskeyFailure } from '../sign-in/passkey-failure.tsx'
import { PasswordField } from '../sign-in/password-field.tsx'

type Props = {
  readonly label: string
  readonly color?: string
  readonly act: (password: string) => Promise<unknown>
  readonly onClose: () => void
  /** Other fields, above the password. */
  readonly children?: ReactNode
}

/** Asks for the password again before something changes what protects the account. */
export function PasswordForm({ label, color, act, onClose, children }: Props): ReactElement {
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '' },
    validate: { password: (typed) => (typed === '' ? signInTexts.missingPassword : null) },
  })
  const acting = useMutation({
    mutationFn: act,
    onError: (error) => {
      const wrong = refusalOf(error, 'password-wrong')
      form.setErrors(wrong ? { password: wrong.title } : {})
    },
  })
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={form.onSubmit(({ password }) => {
        acting.mutate(password)
      }, focusFirstError)}
    >
      {!refusalOf(acting.error, 'password-wrong') && <PasskeyFailure error={acting.error} />}
      {children}
      <PasswordField
        data-autofocus
        label={secondFactorTexts.password}
        description={secondFactorTexts.passwordWhy}
        autoComplete="current-password"
        {...form.getInputProps('password')}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {commonTexts.cancel}
        </Button>
        <Button type="submit" {...(color ? { color } : {})} loading={acting.isPending}>
          {label}
        </Button>
      </div>
    </form>
  )
}
