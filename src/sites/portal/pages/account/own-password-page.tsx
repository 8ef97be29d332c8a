import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { ownPasswordTexts, signInTexts } from '#sites/texts/sign-in.ts'
import { api } from '#sites/ui/api.ts'
import { focusFirstError } from '#sites/ui/focus-first-error.ts'
import { lastList } from '#sites/ui/last-list.ts'
import { charactersMin, NewPasswordField } from '#sites/ui/new-password-field.tsx'
import { sayDone } from '#sites/ui/notices.ts'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { PasswordField } from '#sites/ui/password-field.tsx'
import { fieldErrors, refusalOf } from '#sites/ui/refusal-of.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import classes from './own-password-page.module.css'

/** What the key icon leads to. */
export function OwnPasswordPage(): ReactElement {
  const navigate = useNavigate()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { current: '', next: '' },
    validate: {
      current: (current) => (current === '' ? signInTexts.missingPassword : null),
      next: (next) =>
        Array.from(next).length < charactersMin ? signInTexts.tooShort(charactersMin) : null,
    },
  })
  const changing = useMutation({
    mutationFn: (body: { current: string; next: string }) =>
      api('PUT /api/session/password', { body }),
    onSuccess: async () => {
      sayDone(ownPasswordTexts.done)
      await navigate({ to: '/', search: lastList() })
    },
    onError: (error) => {
      const wrong = refusalOf(error, 'password-wrong')
      form.setErrors(wrong ? { current: wrong.title } : fieldErrors(error))
    },
  })
  return (
    <div className={`${page.page} ${page.narrow}`}>
      <PageTitle title={ownPasswordTexts.title} />
      <p className={page.text}>{ownPasswordTexts.others}</p>
      <form
        noValidate
        className={classes.form}
        onSubmit={form.onSubmit((typed) => {
          changing.mutate(typed)
        }, focusFirstError)}
      >
        <RefusalPanel error={changing.error} />
        <PasswordField
          label={ownPasswordTexts.current}
          autoComplete="current-password"
          {...form.getInputProps('current')}
        />
        <NewPasswordField label={ownPasswordTexts.next} {...form.getInputProps('next')} />
        <div>
          <Button type="submit" loading={changing.isPending}>
            {ownPasswordTexts.save}
          </Button>
        </div>
      </form>
    </div>
  )
}
