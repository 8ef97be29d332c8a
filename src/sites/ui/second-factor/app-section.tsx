import { Button } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import type { Factors } from '#contracts/second-factor.ts'
import { secondFactorTexts as texts } from '#sites/texts/second-factor.ts'
import { dayAt } from '../dates.ts'
import { Dialog } from '../dialog.tsx'
import { Section } from '../section.tsx'
import { doorApi } from '../sign-in/door-api.ts'
import { AddAppDialog } from './add-app-dialog.tsx'
import { PasswordForm } from './password-form.tsx'
import classes from './second-factor.module.css'
import { useShowFactors } from './use-show-factors.ts'

type Props = {
  readonly factors: Factors
  readonly onCodes: (codes: readonly string[] | null) => void
}

export function AppSection({ factors: { totp }, onCodes }: Props): ReactElement {
  const [open, setOpen] = useState<'add' | 'remove' | null>(null)
  const show = useShowFactors()
  const close = (): void => {
    setOpen(null)
  }
  return (
    <Section title={texts.app}>
      <p className={classes.text}>{totp ? texts.appSince(dayAt(totp.addedAt)) : texts.appNone}</p>
      <div className={classes.buttons}>
        <Button
          variant="default"
          onClick={() => {
            setOpen('add')
          }}
        >
          {totp ? texts.appReplace : texts.appAdd}
        </Button>
        {totp && (
          <Button
            variant="default"
            onClick={() => {
              setOpen('remove')
            }}
          >
            {texts.appRemove}
          </Button>
        )}
      </div>
      {open === 'add' && <AddAppDialog onClose={close} onCodes={onCodes} />}
      {open === 'remove' && (
        <Dialog title={texts.appRemove} onClose={close}>
          <PasswordForm
            label={texts.remove}
            color="red"
            onClose={close}
            act={async (password) => {
              const body = { password }
              show(
                await doorApi('DELETE /api/session/second-factor/totp', { body }),
                texts.appRemoved,
              )
              close()
            }}
          />
        </Dialog>
      )}
    </Section>
  )
}
