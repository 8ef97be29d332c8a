import { Button, Group } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import { Dialog } from './dialog.tsx'

/** Asks before what was typed is lost, by a link of the site or by closing the tab. */
export function LeaveGuard({ when }: { readonly when: boolean }): ReactElement | null {
  const blocker = useBlocker({
    shouldBlockFn: () => when,
    enableBeforeUnload: when,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <Dialog onClose={blocker.reset} title={commonTexts.leaveTitle}>
      <p>{commonTexts.leaveText}</p>
      <Group justify="flex-end">
        <Button variant="default" color="red" onClick={blocker.proceed}>
          {commonTexts.leaveGo}
        </Button>
        <Button onClick={blocker.reset}>{commonTexts.leaveStay}</Button>
      </Group>
    </Dialog>
  )
}
