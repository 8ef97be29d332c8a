import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { signInTexts } from '#sites/texts/sign-in.ts'
import { doorApi } from './door-api.ts'
import { dateTime } from '../dates.ts'
import { Loading } from '../loading.tsx'
import { RefusalPanel } from '../refusal-panel.tsx'
import { ChoosePasswordForm } from './choose-password-form.tsx'
import { SignInShell } from './sign-in-shell.tsx'
import classes from './sign-in-shell.module.css'

/** A single-use link: its token stands after the #, which browsers keep to themselves. */
export function PasswordLinkPage(): ReactElement {
  const token = useLocation({ select: ({ hash }) => hash })
  const { data, error, refetch } = useQuery({
    queryKey: ['password-link', token],
    queryFn: () => doorApi('POST /api/password-links/reading', { body: { token } }),
    enabled: token !== '',
    staleTime: Infinity,
    gcTime: 0,
  })
  const unusable = token === '' || error !== null
  return (
    <SignInShell title={signInTexts.linkTitle}>
      {token === '' && (
        <p className={classes.text}>
          {signInTexts.linkIncomplete} {signInTexts.linkIncompleteRemedy}
        </p>
      )}
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {unusable && <Link to="/mot-de-passe-oublie">{signInTexts.linkAnother}</Link>}
      {!unusable && !data && <Loading />}
      {data && (
        <>
          <p className={classes.text}>
            {data.purpose === 'first-connection'
              ? signInTexts.welcome(data.name)
              : signInTexts.welcomeBack(data.name)}
          </p>
          <p className={classes.quiet}>{signInTexts.linkFor(data.mail)}</p>
          <ChoosePasswordForm token={token} mail={data.mail} min={data.passwordCharactersMin} />
          <p className={classes.quiet}>{signInTexts.linkUntil(dateTime(data.expiresAt))}</p>
        </>
      )}
    </SignInShell>
  )
}
