import { Button } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import { Dialog } from './dialog.tsx'
import form from './form.module.css'

/** Asks before what was typed is lost, by a link of the site or by closing the tab. */
export function LeaveGuard({ when }: { readonly when: boolean }): ReactElement | null {
  const blocker = useBlocker({
    shouldBlockFn: () => when,
    enableBeforeUnload: () => when && !leavingAllowed,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return <LeaveQuestion onStay={blocker.reset} onLeave={blocker.proceed} />
}

let leavingAllowed = false

/** From now on this page may be left unasked: what is on it must not stay. */
export function allowLeaving(): void {
  leavingAllowed = true
}

/** The same question where a form is closed: `guard` belongs in the form's page, `close` on its ways out. */
export function useGuardedClose(
  unsaved: boolean,
  onClose: () => void,
): { readonly close: () => void; readonly guard: ReactElement } {
  const [asking, setAsking] = useState(false)
  const guard = (
    <>
      <LeaveGuard when={unsaved} />
      {asking && (
        <LeaveQuestion
          onLeave={onClose}
          onStay={() => {
            setAsking(false)
          }}
        />
      )}
    </>
  )
  return {
    guard,
    close: () => {
      if (unsaved) setAsking(true)
      else onClose()
    },
  }
}

type QuestionProps = { readonly onLeave: () => void; readonly onStay: () => void }

function LeaveQuestion({ onLeave, onStay }: QuestionProps): ReactElement {
  return (
    <Dialog onClose={onStay} title={commonTexts.leaveTitle}>
      <p>{commonTexts.leaveText}</p>
      <div className={form.actions}>
        <Button variant="default" onClick={onLeave}>
          {commonTexts.leaveGo}
        </Button>
        <Button onClick={onStay} data-autofocus>
          {commonTexts.leaveStay}
        </Button>
      </div>
    </Dialog>
  )
}
