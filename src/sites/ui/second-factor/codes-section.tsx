import { Button } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import type { Factors } from '#contracts/second-factor.ts'
import { secondFactorTexts as texts } from '#sites/texts/second-factor.ts'
import { Dialog } from '../dialog.tsx'
import { Section } from '../section.tsx'
import { doorApi } from '../sign-in/door-api.ts'
import { PasswordForm } from './password-form.tsx'
import classes from './second-factor.module.css'
import { useShowFactors } from './use-show-factors.ts'

type Props = {
  readonly factors: Factors
  readonly onCodes: (codes: readonly string[] | null) => void
}

export function CodesSection({ factors, onCodes }: Props): ReactElement {
  const { totp, passkeys, recoveryCodesLeft } = factors
  const [open, setOpen] = useState(false)
  const show = useShowFactors()
  const isOn = totp !== null || passkeys.length > 0
  const renew = async (password: string): Promise<void> => {
    const body = { password }
    const made = await doorApi('POST /api/session/second-factor/recovery-codes', { body })
    setOpen(false)
    show(made.factors, texts.codesOfBefore)
    onCodes(made.recoveryCodes)
  }
  return (
    <Section title={texts.codes}>
      <p className={classes.text}>{isOn ? texts.codesLeft(recoveryCodesLeft) : texts.codesNone}</p>
      {isOn && (
        <Button
          variant="default"
          onClick={() => {
            setOpen(true)
          }}
        >
          {texts.codesRenew}
        </Button>
      )}
      {open && (
        <Dialog
          title={texts.codesRenew}
          onClose={() => {
            setOpen(false)
          }}
        >
          <PasswordForm
            label={texts.codesRenew}
            act={renew}
            onClose={() => {
              setOpen(false)
            }}
          />
        </Dialog>
      )}
    </Section>
  )
}
