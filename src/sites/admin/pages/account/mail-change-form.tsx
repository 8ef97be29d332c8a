import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { RefusalCode } from '#contracts/refusals.ts'
import type { SchoolAccount } from '#contracts/sign-in.ts'
import { ownAccountTexts } from '#sites/texts/admin.ts'
import { signInTexts } from '#sites/texts/sign-in.ts'
import { checkMail, checkRequired } from '#sites/ui/checks.ts'
import { focusFirstError } from '#sites/ui/focus-first-error.ts'
import page from '#sites/ui/page.module.css'
import { fieldErrors, refusalOf } from '#sites/ui/refusal-of.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { PasswordField } from '#sites/ui/sign-in/password-field.tsx'
import { api } from '../../api.ts'
import classes from './mail-change-form.module.css'

type Props = { readonly account: SchoolAccount }
type Typed = { mail: string; password: string }

const ofMail: readonly RefusalCode[] = ['mail-taken', 'staff-address']

/** A link leaves for the new address; nothing changes before it is opened. */
export function MailChangeForm({ account }: Props): ReactElement {
  const form = useForm<Typed>({
    mode: 'uncontrolled',
    initialValues: { mail: '', password: '' },
    validate: {
      mail: (mail) =>
        checkRequired(mail) ??
        checkMail(mail) ??
        (mail.trim().toLowerCase() === account.mail ? ownAccountTexts.same : null),
      password: (password) => (password === '' ? signInTexts.missingPassword : null),
    },
  })
  const asking = useMutation({
    mutationFn: async (body: Typed) => {
      await api('POST /api/session/mail-changes', { body })
      return body.mail.trim()
    },
    onSuccess: () => {
      form.reset()
    },
    onError: (error) => {
      const wrong = refusalOf(error, 'password-wrong')
      const mail = ofMail.map((code) => refusalOf(error, code)).find(Boolean)
      form.setErrors(
        wrong ? { password: wrong.title } : mail ? { mail: mail.title } : fieldErrors(error),
      )
    },
  })
  if (asking.data !== undefined)
    return (
      <div role="status" className={classes.form}>
        <p className={page.text}>
          <strong>{ownAccountTexts.sent(asking.data)}</strong>
        </p>
        <p className={page.quiet}>{ownAccountTexts.sentNothing}</p>
        <div>
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              asking.reset()
            }}
          >
            {ownAccountTexts.again}
          </Button>
        </div>
      </div>
    )
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={form.onSubmit((typed) => {
        asking.mutate(typed)
      }, focusFirstError)}
    >
      <p className={page.quiet}>{ownAccountTexts.changeMailIntro}</p>
      <RefusalPanel error={asking.error} />
      <TextInput
        key={form.key('mail')}
        {...form.getInputProps('mail')}
        label={ownAccountTexts.newMail}
        type="email"
        autoComplete="email"
        maxLength={254}
      />
      <PasswordField
        key={form.key('password')}
        {...form.getInputProps('password')}
        label={ownAccountTexts.currentPassword}
        autoComplete="current-password"
      />
      <div>
        <Button type="submit" loading={asking.isPending}>
          {ownAccountTexts.send}
        </Button>
      </div>
    </form>
  )
}
