import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { ownAccountTexts } from '#sites/texts/admin.ts'
import formClasses from '#sites/ui/form.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { sessionKey } from '#sites/ui/sign-in/session-key.ts'
import { SignInShell } from '#sites/ui/sign-in/sign-in-shell.tsx'
import classes from '#sites/ui/sign-in/sign-in-shell.module.css'
import { api } from '../../api.ts'

/** The link to a new address: a click confirms it, so that no scanner of mails does. */
export function NewAddressPage(): ReactElement {
  const token = useLocation({ select: ({ hash }) => hash })
  const queryClient = useQueryClient()
  const confirming = useMutation({
    mutationFn: () => api('POST /api/mail-changes/use', { body: { token } }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: sessionKey })
    },
  })
  const { data, error } = confirming
  return (
    <SignInShell title={ownAccountTexts.confirmTitle}>
      {token === '' && <p className={classes.text}>{ownAccountTexts.incomplete}</p>}
      <RefusalPanel error={error} />
      {token !== '' && data === undefined && (
        <>
          <p className={classes.text}>{ownAccountTexts.confirmIntro}</p>
          <Button
            loading={confirming.isPending}
            onClick={() => {
              confirming.mutate()
            }}
          >
            {ownAccountTexts.confirm}
          </Button>
        </>
      )}
      {data && (
        <div role="status" className={formClasses.form}>
          <p className={classes.text}>
            <strong>{ownAccountTexts.confirmed(data.mail)}</strong>
          </p>
          <Link to="/">{ownAccountTexts.confirmedNext}</Link>
        </div>
      )}
      {(token === '' || error !== null) && (
        <Link to="/mon-compte">{ownAccountTexts.toAccount}</Link>
      )}
    </SignInShell>
  )
}
