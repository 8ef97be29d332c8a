import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import { secondFactorTexts as texts, secondStepTexts } from '#sites/texts/second-factor.ts'
import { CopyButton } from '../copy-button.tsx'
import { Dialog } from '../dialog.tsx'
import { focusFirstError } from '../focus-first-error.ts'
import form from '../form.module.css'
import { refusalOf } from '../refusal-of.ts'
import { RefusalPanel } from '../refusal-panel.tsx'
import { doorApi } from '../sign-in/door-api.ts'
import { PasswordForm } from './password-form.tsx'
import { QrCode } from './qr-code.tsx'
import classes from './second-factor.module.css'
import { useShowFactors } from './use-show-factors.ts'

type Props = {
  readonly onClose: () => void
  readonly onCodes: (codes: readonly string[] | null) => void
}

/** The password, then the secret to scan, then one of its codes. */
export function AddAppDialog({ onClose, onCodes }: Props): ReactElement {
  const [begun, setBegun] = useState<{ secret: string; uri: string } | null>(null)
  return (
    <Dialog title={texts.appAdd} onClose={onClose} lightDismiss={false}>
      {begun ? (
        <ConfirmForm {...begun} onClose={onClose} onCodes={onCodes} />
      ) : (
        <PasswordForm
          label={texts.go}
          onClose={onClose}
          act={async (password) => {
            const body = { password }
            setBegun(await doorApi('POST /api/session/second-factor/totp-enrolments', { body }))
          }}
        />
      )}
    </Dialog>
  )
}

function ConfirmForm({
  secret,
  uri,
  onClose,
  onCodes,
}: Props & { readonly secret: string; readonly uri: string }): ReactElement {
  const show = useShowFactors()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
  }, [])
  const fields = useForm({
    mode: 'uncontrolled',
    initialValues: { code: '' },
    validate: { code: (typed) => (typed.trim().length < 6 ? secondStepTexts.missingCode : null) },
  })
  const confirming = useMutation({
    mutationFn: (code: string) =>
      doorApi('PUT /api/session/second-factor/totp', { body: { code } }),
    onSuccess: ({ factors, recoveryCodes }) => {
      onClose()
      show(factors, texts.appAdded)
      onCodes(recoveryCodes)
    },
    onError: (error) => {
      const wrong = refusalOf(error, 'factor-code-wrong')
      fields.setErrors(wrong ? { code: `${wrong.title} ${wrong.remedy}` } : {})
    },
  })
  return (
    <form
      noValidate
      className={form.form}
      onSubmit={fields.onSubmit(({ code }) => {
        confirming.mutate(code)
      }, focusFirstError)}
    >
      <p className={classes.text}>{texts.scan}</p>
      <QrCode text={uri} label={texts.qr} />
      <p className={classes.secret}>
        <span>{texts.secret}</span>
        <code>{inGroups(secret)}</code>
        <CopyButton text={secret} what={texts.theSecret} />
      </p>
      {!refusalOf(confirming.error, 'factor-code-wrong') && (
        <RefusalPanel error={confirming.error} />
      )}
      <TextInput
        ref={field}
        label={secondStepTexts.code}
        description={secondStepTexts.codeHelp}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        {...fields.getInputProps('code')}
      />
      <div className={form.actions}>
        <Button variant="default" onClick={onClose}>
          {commonTexts.cancel}
        </Button>
        <Button type="submit" loading={confirming.isPending}>
          {texts.confirm}
        </Button>
      </div>
    </form>
  )
}

function inGroups(secret: string): string {
  return secret.replace(/.{4}(?=.)/g, '$& ')
}
