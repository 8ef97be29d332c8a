import { useQueryClient } from '@tanstack/react-query'
import { Link, useLocation, useRouter } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { signInTexts } from '#sites/texts/sign-in.ts'
import { parseSignInSearch } from '../search.ts'
import { changePerson } from './change-person.ts'
import { SignInForm } from './sign-in-form.tsx'
import { SignInShell } from './sign-in-shell.tsx'

/** Connexion: then back to the page that asked for it. */
export function SignInPage(): ReactElement {
  const retour = useLocation({ select: ({ search }) => parseSignInSearch(search).retour ?? '/' })
  const { history } = useRouter()
  const queryClient = useQueryClient()
  return (
    <SignInShell title={signInTexts.title} focus={false}>
      <SignInForm
        onEntered={() => {
          changePerson(queryClient)
          history.replace(retour)
        }}
      />
      <Link to="/mot-de-passe-oublie">{signInTexts.forgotten}</Link>
    </SignInShell>
  )
}
