import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore, type ReactElement } from 'react'
import type { DoorAccount } from '#contracts/sign-in.ts'
import { signInTexts } from '#sites/texts/sign-in.ts'
import { Dialog } from '../dialog.tsx'
import { allowLeaving } from '../leave-guard.tsx'
import { endWaiting, onSessionEnd, sessionHasEnded } from './session-end.ts'
import { sessionKey } from './session-key.ts'
import { SignInForm } from './sign-in-form.tsx'

type Props = { readonly account: Pick<DoorAccount, 'id' | 'mail'> }

/** Asks for the password over the open page, so that nothing typed there is lost. */
export function SessionEnded({ account }: Props): ReactElement | null {
  const ended = useSyncExternalStore(onSessionEnd, sessionHasEnded)
  const queryClient = useQueryClient()
  if (!ended) return null
  const enter = (entered: DoorAccount): void => {
    if (entered.id === account.id) {
      endWaiting(true)
      void queryClient.invalidateQueries({ queryKey: sessionKey })
      return
    }
    // Nothing of one person's page is shown to another, nor sent in another's name.
    allowLeaving()
    location.reload()
  }
  return (
    <Dialog title={signInTexts.endedTitle}>
      <p>{signInTexts.ended}</p>
      <SignInForm mail={account.mail} onEntered={enter} />
      <a href="/mot-de-passe-oublie" target="_blank" rel="noopener">
        {signInTexts.forgottenNewTab}
      </a>
    </Dialog>
  )
}
