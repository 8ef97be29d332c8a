import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { signInTexts } from '#sites/texts/sign-in.ts'
import { enterAs } from '#sites/ui/enter-as.ts'
import { SignInForm } from '#sites/ui/sign-in-form.tsx'
import { SignInShell } from './sign-in-shell.tsx'

const route = getRouteApi('/connexion')

/** Connexion: then back to the page that asked for it. */
export function SignInPage(): ReactElement {
  const { retour = '/' } = route.useSearch()
  const { history } = useRouter()
  const queryClient = useQueryClient()
  return (
    <SignInShell title={signInTexts.title} focus={false}>
      <SignInForm
        onEntered={(account) => {
          enterAs(account, queryClient)
          history.replace(retour)
        }}
      />
      <Link to="/mot-de-passe-oublie">{signInTexts.forgotten}</Link>
    </SignInShell>
  )
}
