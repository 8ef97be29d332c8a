import { browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { Button, TextInput } from '@mantine/core'
import { useRef, useState, type ReactElement } from 'react'
import type { Factors } from '#contracts/second-factor.ts'
import { secondFactorTexts as texts } from '#sites/texts/second-factor.ts'
import { dayAt } from '../dates.ts'
import { Dialog } from '../dialog.tsx'
import { Section } from '../section.tsx'
import { doorApi } from '../sign-in/door-api.ts'
import { makePasskey } from '../sign-in/passkey-device.ts'
import { PasswordForm } from './password-form.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import classes from './second-factor.module.css'
import { useShowFactors } from './use-show-factors.ts'

type Passkey = Factors['passkeys'][number]

type Props = {
  readonly factors: Factors
  readonly onCodes: (codes: readonly string[] | null) => void
}

type Open =
  | { readonly what: 'add' }
  | { readonly what: 'rename' | 'remove'; readonly passkey: Passkey }

export function PasskeysSection({ factors: { passkeys }, onCodes }: Props): ReactElement {
  const [open, setOpen] = useState<Open | null>(null)
  const close = (): void => {
    setOpen(null)
  }
  return (
    <Section title={texts.passkeys}>
      {passkeys.length === 0 && <p className={classes.text}>{texts.passkeysNone}</p>}
      <ul className={classes.list}>
        {passkeys.map((passkey) => (
          <li key={passkey.id} className={classes.row}>
            <div>
              <strong>{passkey.name}</strong>
              <div className={classes.quiet}>{historyOf(passkey)}</div>
            </div>
            <div className={classes.buttons}>
              <Button
                variant="subtle"
                aria-label={texts.passkeyRename(passkey.name)}
                onClick={() => {
                  setOpen({ what: 'rename', passkey })
                }}
              >
                {texts.rename}
              </Button>
              <Button
                variant="subtle"
                aria-label={texts.passkeyRemove(passkey.name)}
                onClick={() => {
                  setOpen({ what: 'remove', passkey })
                }}
              >
                {texts.remove}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {browserSupportsWebAuthn() ? (
        <Button
          variant="default"
          onClick={() => {
            setOpen({ what: 'add' })
          }}
        >
          {texts.passkeyAdd}
        </Button>
      ) : (
        <p className={classes.quiet}>{texts.passkeysNotHere}</p>
      )}
      {open?.what === 'add' && <AddDialog onClose={close} onCodes={onCodes} />}
      {open?.what === 'rename' && <RenameDialog passkey={open.passkey} onClose={close} />}
      {open?.what === 'remove' && <RemoveDialog passkey={open.passkey} onClose={close} />}
    </Section>
  )
}

function historyOf({ addedAt, lastUsedAt }: Passkey): string {
  const used = lastUsedAt === null ? texts.passkeyUnused : texts.passkeyUsed(dayAt(lastUsedAt))
  return `${texts.passkeySince(dayAt(addedAt))}, ${used}`
}

type DialogProps = { readonly onClose: () => void }

function AddDialog({ onClose, onCodes }: DialogProps & Pick<Props, 'onCodes'>): ReactElement {
  const show = useShowFactors()
  const field = useRef<HTMLInputElement>(null)
  const add = async (password: string): Promise<void> => {
    const name = field.current?.value.trim() ?? ''
    const creation = await doorApi('POST /api/session/second-factor/passkey-enrolments', {
      body: { password },
    })
    const attestation = await makePasskey(creation)
    const { factors, recoveryCodes } = await doorApi('POST /api/session/second-factor/passkeys', {
      body: { name: name === '' ? texts.passkeyDefault : name, attestation },
    })
    onClose()
    show(factors, texts.passkeyAdded)
    onCodes(recoveryCodes)
  }
  return (
    <Dialog title={texts.passkeyAdd} onClose={onClose} lightDismiss={false}>
      <PasswordForm label={texts.go} act={add} onClose={onClose}>
        <TextInput
          ref={field}
          label={texts.passkeyName}
          description={texts.passkeyNameHelp}
          defaultValue={texts.passkeyDefault}
          maxLength={60}
        />
      </PasswordForm>
    </Dialog>
  )
}

function RemoveDialog({
  passkey: { id, name },
  onClose,
}: DialogProps & { readonly passkey: Passkey }): ReactElement {
  const show = useShowFactors()
  return (
    <Dialog title={texts.passkeyRemove(name)} onClose={onClose}>
      <PasswordForm
        label={texts.remove}
        color="red"
        onClose={onClose}
        act={async (password) => {
          const factors = await doorApi('DELETE /api/session/second-factor/passkeys/:passkeyId', {
            params: { passkeyId: id },
            body: { password },
          })
          onClose()
          show(factors, texts.passkeyRemoved)
        }}
      />
    </Dialog>
  )
}
