import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { NewLink, StaffMember } from '#contracts/staff.ts'
import { staffTexts } from '#sites/texts/administration.ts'
import { resetTexts } from '#sites/texts/second-factor.ts'
import { ResetDialog } from '#sites/ui/second-factor/reset-dialog.tsx'
import { commonTexts } from '#sites/texts/common.ts'
import { api } from '#sites/portal/api.ts'
import { sayDone, sayRefused } from '#sites/ui/notices.ts'
import { useAccount } from '#sites/portal/session.ts'
import { useUndoable } from '#sites/ui/use-undoable.ts'
import { staffQuery } from './staff-query.ts'
import classes from './staff-table.module.css'

type Props = {
  readonly member: StaffMember
  readonly onEdit: (member: StaffMember) => void
  readonly onInvited: (invitation: NewLink) => void
}

/** What can be done for one person. Nobody takes away his own rights. */
export function MemberActions({ member, onEdit, onInvited }: Props): ReactElement {
  const { disable, enable, invite, reset } = useMemberActions(member, onInvited)
  const [isResetting, setIsResetting] = useState(false)
  const own = useAccount().id === member.id
  const button = { size: 'compact-sm', variant: 'default' } as const
  return (
    <div className={classes.actions}>
      <Button
        {...button}
        aria-label={staffTexts.edit(member.name)}
        onClick={() => {
          onEdit(member)
        }}
      >
        {commonTexts.edit}
      </Button>
      {member.state === 'invited' && (
        <Button {...button} aria-label={staffTexts.reinviteOne(member.name)} onClick={invite}>
          {staffTexts.reinvite}
        </Button>
      )}
      {member.secondFactor && member.state !== 'disabled' && !own && (
        <Button
          {...button}
          aria-label={resetTexts.one(member.name)}
          onClick={() => {
            setIsResetting(true)
          }}
        >
          {resetTexts.open}
        </Button>
      )}
      {isResetting && (
        <ResetDialog
          member={member}
          onReset={reset}
          onClose={() => {
            setIsResetting(false)
          }}
        />
      )}
      {member.state !== 'disabled' && !own && (
        <Button {...button} aria-label={staffTexts.disableOne(member.name)} onClick={disable}>
          {staffTexts.disable}
        </Button>
      )}
      {member.state === 'disabled' && (
        <Button {...button} aria-label={staffTexts.enableOne(member.name)} onClick={enable}>
          {staffTexts.enable}
        </Button>
      )}
    </div>
  )
}

function useMemberActions(
  { id, name }: StaffMember,
  onInvited: Props['onInvited'],
): Record<'disable' | 'enable' | 'invite' | 'reset', () => void> {
  const queryClient = useQueryClient()
  const params = { staffId: id }
  const refresh = () => queryClient.invalidateQueries(staffQuery)
  const enabling = useMutation({
    mutationFn: () => api('DELETE /api/staff/:staffId/disabling', { params }),
    onSuccess: async () => {
      await refresh()
      sayDone(staffTexts.enabledDone(name))
    },
    onError: sayRefused,
  })
  const disabling = useUndoable()
  const inviting = useMutation({
    mutationFn: () => api('POST /api/staff/:staffId/invitation', { params }),
    onSuccess: async (invitation) => {
      onInvited(invitation)
      await refresh()
    },
    onError: sayRefused,
  })
  const resetting = useMutation({
    mutationFn: () => api('POST /api/staff/:staffId/second-factor-reset', { params }),
    onSuccess: async () => {
      await refresh()
      sayDone(resetTexts.done(name))
    },
    onError: sayRefused,
  })
  return {
    reset: resetting.mutate,
    disable: () => {
      disabling.mutate({
        refresh,
        act: () => api('POST /api/staff/:staffId/disabling', { params }),
        said: staffTexts.disabledDone(name),
        undo: () => api('DELETE /api/staff/:staffId/disabling', { params }),
      })
    },
    enable: enabling.mutate,
    invite: inviting.mutate,
  }
}
