import { Button } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import type { SchoolMember } from '#contracts/school-accounts.ts'
import { resetTexts } from '#sites/texts/second-factor.ts'
import { ResetDialog } from '#sites/ui/second-factor/reset-dialog.tsx'
import { commonTexts } from '#sites/texts/common.ts'
import { schoolAccountTexts } from '#sites/texts/school-accounts.ts'
import { offerUndo, sayDone } from '#sites/ui/notices.ts'
import { api } from '../../api.ts'
import classes from './accounts.module.css'
import { useAccountsChange } from './accounts-query.ts'

type Props = {
  readonly member: SchoolMember
  /** Nobody takes away his own rights. */
  readonly own: boolean
  readonly disabled: boolean
  readonly onEdit: (member: SchoolMember) => void
}

/** What can be done for one person. Disabling is never held up: stopping is always safe. */
export function MemberActions({ member, own, disabled, onEdit }: Props): ReactElement | null {
  const { disable, enable, resend, reset } = useMemberActions(member)
  const [resetting, setResetting] = useState(false)
  const { name, state } = member
  const button = { size: 'compact-sm', variant: 'default', disabled } as const
  if (own) return null
  return (
    <div className={classes.actions}>
      <Button
        {...button}
        aria-label={schoolAccountTexts.edit(name)}
        onClick={() => {
          onEdit(member)
        }}
      >
        {commonTexts.edit}
      </Button>
      {state === 'invited' && (
        <Button {...button} aria-label={schoolAccountTexts.resendOne(name)} onClick={resend}>
          {schoolAccountTexts.resend}
        </Button>
      )}
      {member.secondFactor && state !== 'disabled' && (
        <Button
          {...button}
          aria-label={resetTexts.one(name)}
          onClick={() => {
            setResetting(true)
          }}
        >
          {resetTexts.open}
        </Button>
      )}
      {resetting && (
        <ResetDialog
          member={member}
          onReset={reset}
          onClose={() => {
            setResetting(false)
          }}
        />
      )}
      {state === 'disabled' ? (
        <Button {...button} aria-label={schoolAccountTexts.enableOne(name)} onClick={enable}>
          {schoolAccountTexts.enable}
        </Button>
      ) : (
        <Button
          {...button}
          disabled={false}
          aria-label={schoolAccountTexts.disableOne(name)}
          onClick={disable}
        >
          {schoolAccountTexts.disable}
        </Button>
      )}
    </div>
  )
}

function useMemberActions({
  id,
  name,
  mail,
}: SchoolMember): Record<'disable' | 'enable' | 'resend' | 'reset', () => void> {
  const params = { accountId: id }
  const enable = useAccountsChange(
    () => api('DELETE /api/school/accounts/:accountId/disabling', { params }),
    () => {
      sayDone(schoolAccountTexts.enabledDone(name))
    },
  )
  const disable = useAccountsChange(
    () => api('POST /api/school/accounts/:accountId/disabling', { params }),
    () => {
      offerUndo(schoolAccountTexts.disabledDone(name), enable)
    },
  )
  const resend = useAccountsChange(
    () => api('POST /api/school/accounts/:accountId/invitation', { params }),
    () => {
      sayDone(schoolAccountTexts.resent(mail))
    },
  )
  const reset = useAccountsChange(
    () => api('POST /api/school/accounts/:accountId/second-factor-reset', { params }),
    () => {
      sayDone(resetTexts.done(name))
    },
  )
  return { disable, enable, resend, reset }
}
