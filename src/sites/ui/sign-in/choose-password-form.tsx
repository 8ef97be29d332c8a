import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import type { SecondFactorNeeded } from '#contracts/second-factor.ts'
import { signInTexts } from '#sites/texts/sign-in.ts'
import { doorApi } from './door-api.ts'
import { focusFirstError } from '../focus-first-error.ts'
import { changePerson } from './change-person.ts'
import classes from '../form.module.css'
import { NewPasswordField } from './new-password-field.tsx'
import { fieldErrors } from '../refusal-of.ts'
import { RefusalPanel } from '../refusal-panel.tsx'
import { SecondStepForm } from './second-step-form.tsx'

type Props = {
  readonly token: string
  readonly mail: string
  /** How many characters the password must have. */
  readonly min: number
}

export function ChoosePasswordForm({ token, mail, min }: Props): ReactElement {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [needed, setNeeded] = useState<SecondFactorNeeded['secondFactor'] | null>(null)
  const enter = async (): Promise<void> => {
    changePerson(queryClient)
    await navigate({ to: '/', replace: true })
  }
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '' },
    validate: {
      password: (password) =>
        Array.from(password).length < min ? signInTexts.tooShort(min) : null,
    },
  })
  const choosing = useMutation({
    mutationFn: (password: string) =>
      doorApi('POST /api/password-links/use', { body: { token, password } }),
    onSuccess: async (answer) => {
      if ('secondFactor' in answer) setNeeded(answer.secondFactor)
      else await enter()
    },
    onError: (error) => {
      form.setErrors(fieldErrors(error))
    },
  })
  if (needed)
    return (
      <SecondStepForm
        needed={needed}
        onEntered={() => void enter()}
        onRestart={() => {
          setNeeded(null)
        }}
      />
    )
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={form.onSubmit(({ password }) => {
        choosing.mutate(password)
      }, focusFirstError)}
    >
      {/* For the managers of passwords. */}
      <input type="email" autoComplete="username" value={mail} readOnly hidden />
      <RefusalPanel error={choosing.error} />
      <NewPasswordField
        label={signInTexts.password}
        min={min}
        {...form.getInputProps('password')}
      />
      <Button type="submit" loading={choosing.isPending}>
        {signInTexts.chooseAndEnter}
      </Button>
    </form>
  )
}
