import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import type { SecondFactorNeeded } from '#contracts/second-factor.ts'
import type { DoorAccount } from '#contracts/sign-in.ts'
import { secondStepTexts } from '#sites/texts/second-factor.ts'
import { focusFirstError } from '../focus-first-error.ts'
import classes from '../form.module.css'
import page from '../page.module.css'
import { fieldErrors, refusalOf } from '../refusal-of.ts'
import { doorApi } from './door-api.ts'
import { PasskeyFailure } from './passkey-failure.tsx'
import { answerWithPasskey } from './passkey-device.ts'

type Needed = SecondFactorNeeded['secondFactor']

type Props = {
  readonly needed: Needed
  readonly onEntered: (account: DoorAccount) => void
  /** Back to the password. */
  readonly onRestart: () => void
}

/** After a right password: a passkey, the code of the app, or a recovery code. */
export function SecondStepForm({ needed, onEntered, onRestart }: Props): ReactElement {
  const { ticket, totp, passkey, recoveryCodes } = needed
  const [asked, setAsked] = useState<'totp' | 'recovery' | 'none'>(totp ? 'totp' : 'none')
  const entering = useMutation({
    mutationFn: (give: () => Promise<DoorAccount>) => give(),
    onSuccess: onEntered,
  })
  const over =
    refusalOf(entering.error, 'second-step-over') ?? refusalOf(entering.error, 'link-refused')
  const passkeyButton = useRef<HTMLButtonElement>(null)
  const restartButton = useRef<HTMLButtonElement>(null)
  const isOver = over !== undefined
  // What was pressed is gone: the keyboard goes on from here.
  useEffect(() => {
    if (isOver) restartButton.current?.focus()
    else if (asked === 'none') passkeyButton.current?.focus()
  }, [asked, isOver])
  return (
    <div className={classes.form}>
      <p role="status" className={page.text}>
        {secondStepTexts.intro}
      </p>
      <PasskeyFailure error={entering.error} />
      {over && (
        <Button ref={restartButton} onClick={onRestart}>
          {secondStepTexts.restart}
        </Button>
      )}
      {!over && passkey && (
        <Button
          variant={asked === 'none' ? 'filled' : 'default'}
          ref={passkeyButton}
          loading={entering.isPending}
          onClick={() => {
            entering.mutate(async () => {
              const assertion = await answerWithPasskey(passkey)
              return doorApi('POST /api/session/second-factor/assertion', {
                body: { ticket, assertion },
              })
            })
          }}
        >
          {secondStepTexts.passkey}
        </Button>
      )}
      {!over && asked !== 'none' && (
        <CodeForm
          key={asked}
          recovery={asked === 'recovery'}
          entering={entering}
          onCode={(code) => {
            entering.mutate(() =>
              doorApi('POST /api/session/second-factor/code', { body: { ticket, code } }),
            )
          }}
        />
      )}
      {!over && recoveryCodes && asked !== 'recovery' && (
        <Button
          variant="subtle"
          onClick={() => {
            setAsked('recovery')
          }}
        >
          {secondStepTexts.byRecovery}
        </Button>
      )}
      {!over && totp && asked === 'recovery' && (
        <Button
          variant="subtle"
          onClick={() => {
            setAsked('totp')
          }}
        >
          {secondStepTexts.byCode}
        </Button>
      )}
      <p className={page.quiet}>{secondStepTexts.lost}</p>
    </div>
  )
}

type CodeProps = {
  readonly recovery: boolean
  readonly entering: { readonly isPending: boolean; readonly error: unknown }
  readonly onCode: (code: string) => void
}

function CodeForm({ recovery, entering, onCode }: CodeProps): ReactElement {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
  }, [])
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { code: '' },
    validate: { code: (typed) => (typed.trim() === '' ? secondStepTexts.missingCode : null) },
  })
  const ofServer = fieldErrors(entering.error)['code']
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={form.onSubmit(({ code }) => {
        onCode(code)
      }, focusFirstError)}
    >
      <TextInput
        ref={field}
        label={recovery ? secondStepTexts.recoveryCode : secondStepTexts.code}
        description={recovery ? secondStepTexts.recoveryHelp : secondStepTexts.codeHelp}
        inputMode={recovery ? 'text' : 'numeric'}
        autoComplete={recovery ? 'off' : 'one-time-code'}
        autoCapitalize={recovery ? 'characters' : 'off'}
        spellCheck={false}
        maxLength={40}
        {...form.getInputProps('code')}
        error={form.errors['code'] ?? ofServer}
      />
      <Button type="submit" loading={entering.isPending}>
        {secondStepTexts.enter}
      </Button>
    </form>
  )
}
