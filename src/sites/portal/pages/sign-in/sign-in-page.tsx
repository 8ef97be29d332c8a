import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { useEffect, useRef, type ReactElement } from 'react'
import { signInTexts } from '#sites/texts/sign-in.ts'
import { api } from '#sites/ui/api.ts'
import { focusFirstError } from '#sites/ui/focus-first-error.ts'
import { PasswordField } from '#sites/ui/password-field.tsx'
import { fieldErrors } from '#sites/ui/refusal-of.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { enterAs } from '#sites/ui/enter-as.ts'
import { SignInShell } from './sign-in-shell.tsx'
import classes from './sign-in-shell.module.css'

const route = getRouteApi('/connexion')

/** Connexion: then back to the page that asked for it. */
export function SignInPage(): ReactElement {
  const { retour = '/' } = route.useSearch()
  const { history } = useRouter()
  const queryClient = useQueryClient()
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => {
    first.current?.focus()
  }, [])
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { mail: '', password: '' },
    validate: {
      mail: (mail) => (mail.trim() === '' ? signInTexts.missingMail : null),
      password: (password) => (password === '' ? signInTexts.missingPassword : null),
    },
  })
  const entering = useMutation({
    mutationFn: (body: { mail: string; password: string }) => api('POST /api/session', { body }),
    onSuccess: (account) => {
      enterAs(account, queryClient)
      history.replace(retour)
    },
    onError: (error) => {
      form.setErrors(fieldErrors(error))
    },
  })
  return (
    <SignInShell title={signInTexts.title} focus={false}>
      <form
        noValidate
        className={classes.form}
        onSubmit={form.onSubmit((typed) => {
          entering.mutate(typed)
        }, focusFirstError)}
      >
        <RefusalPanel error={entering.error} />
        <TextInput
          ref={first}
          label={signInTexts.mail}
          type="email"
          autoComplete="username"
          {...form.getInputProps('mail')}
        />
        <PasswordField
          label={signInTexts.password}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={entering.isPending}>
          {signInTexts.enter}
        </Button>
      </form>
      <Link to="/mot-de-passe-oublie">{signInTexts.forgotten}</Link>
    </SignInShell>
  )
}
