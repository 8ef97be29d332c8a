import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import type { SecondFactorNeeded } from '#contracts/second-factor.ts'
import type { DoorAccount } from '#contracts/sign-in.ts'
import { signInTexts } from '#sites/texts/sign-in.ts'
import { doorApi } from './door-api.ts'
import { focusFirstError } from '../focus-first-error.ts'
import classes from '../form.module.css'
import { PasswordField } from './password-field.tsx'
import { fieldErrors } from '../refusal-of.ts'
import { RefusalPanel } from '../refusal-panel.tsx'
import { SecondStepForm } from './second-step-form.tsx'

type Props = {
  /** Known already: only the password is left to type. */
  readonly mail?: string
  readonly onEntered: (account: DoorAccount) => void
}

/** E-mail and password, then a second factor where one is needed: on the page of that name and where a session has ended. */
export function SignInForm({ mail = '', onEntered }: Props): ReactElement {
  const known = mail !== ''
  const [needed, setNeeded] = useState<SecondFactorNeeded['secondFactor'] | null>(null)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => {
    first.current?.focus()
  }, [])
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { mail, password: '' },
    validate: {
      mail: (typed) => (typed.trim() === '' ? signInTexts.missingMail : null),
      password: (typed) => (typed === '' ? signInTexts.missingPassword : null),
    },
  })
  const entering = useMutation({
    mutationFn: (body: { mail: string; password: string }) =>
      doorApi('POST /api/session', { body }),
    onSuccess: (answer) => {
      if ('secondFactor' in answer) setNeeded(answer.secondFactor)
      else onEntered(answer)
    },
    onError: (error) => {
      form.setErrors(fieldErrors(error))
    },
  })
  if (needed)
    return (
      <SecondStepForm
        needed={needed}
        onEntered={onEntered}
        onRestart={() => {
          setNeeded(null)
        }}
      />
    )
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={form.onSubmit((typed) => {
        entering.mutate(typed)
      }, focusFirstError)}
    >
      <RefusalPanel error={entering.error} />
      <TextInput
        {...(known ? undefined : { ref: first })}
        label={signInTexts.mail}
        type="email"
        autoComplete="username"
        {...form.getInputProps('mail')}
      />
      <PasswordField
        {...(known ? { ref: first, 'data-autofocus': true } : undefined)}
        label={signInTexts.password}
        autoComplete="current-password"
        {...form.getInputProps('password')}
      />
      <Button type="submit" loading={entering.isPending}>
        {signInTexts.enter}
      </Button>
    </form>
  )
}
