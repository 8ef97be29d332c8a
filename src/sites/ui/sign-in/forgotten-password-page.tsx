import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { signInTexts } from '#sites/texts/sign-in.ts'
import { doorApi } from './door-api.ts'
import { focusFirstError } from '../focus-first-error.ts'
import formClasses from '../form.module.css'
import { fieldErrors } from '../refusal-of.ts'
import { RefusalPanel } from '../refusal-panel.tsx'
import { SignInShell } from './sign-in-shell.tsx'
import classes from './sign-in-shell.module.css'

/** The answer is the same whether the account exists or not. */
export function ForgottenPasswordPage(): ReactElement {
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { mail: '' },
    validate: { mail: (mail) => (mail.trim() === '' ? signInTexts.missingMail : null) },
  })
  const sending = useMutation({
    mutationFn: async (mail: string) => {
      await doorApi('POST /api/password-links', { body: { mail } })
      return mail
    },
    onError: (error) => {
      form.setErrors(fieldErrors(error))
    },
  })
  return (
    <SignInShell title={signInTexts.forgottenTitle}>
      {sending.data === undefined ? (
        <form
          noValidate
          className={formClasses.form}
          onSubmit={form.onSubmit(({ mail }) => {
            sending.mutate(mail.trim())
          }, focusFirstError)}
        >
          <p className={classes.text}>{signInTexts.forgottenIntro}</p>
          <RefusalPanel error={sending.error} />
          <TextInput
            label={signInTexts.mail}
            type="email"
            autoComplete="username"
            {...form.getInputProps('mail')}
          />
          <Button type="submit" loading={sending.isPending}>
            {signInTexts.forgottenSend}
          </Button>
        </form>
      ) : (
        <div role="status" className={formClasses.form}>
          <p className={classes.text}>{signInTexts.forgottenSent(sending.data)}</p>
          <p className={classes.quiet}>{signInTexts.forgottenNothing}</p>
        </div>
      )}
      <Link to="/connexion">{signInTexts.back}</Link>
    </SignInShell>
  )
}
