import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, type ReactElement } from 'react'
import { adminTexts } from '#sites/texts/admin.ts'
import { endedWhyTexts, supervisionPageTexts } from '#sites/texts/support-access.ts'
import { brand } from '#sites/ui/brand.ts'
import formClasses from '#sites/ui/form.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { SignInShell } from '#sites/ui/sign-in/sign-in-shell.tsx'
import classes from '#sites/ui/sign-in/sign-in-shell.module.css'
import { nameSite } from '#sites/ui/tab-title.ts'
import { api } from '../api.ts'
import { tellOtherTabs } from '../other-tabs.ts'
import { closeEnded, type EndedSupervision } from './ended-supervision.ts'
import { portalAddress } from './portal-place.ts'

type Props = { readonly ended: EndedSupervision }

/** Which supervision is over and why; « Fermer » takes what is left of it from this browser. */
export function EndedPage({ ended: { school, why, closed } }: Props): ReactElement {
  useEffect(() => {
    nameSite(adminTexts.site(brand.onlineService))
  }, [])
  const closing = useMutation({
    mutationFn: () => api('DELETE /api/supervision'),
    onSuccess: () => {
      tellOtherTabs()
      closeEnded()
    },
  })
  return (
    <SignInShell title={supervisionPageTexts.endedTitle}>
      <div role="status" className={formClasses.form}>
        {closed && why === 'left' ? (
          <p className={classes.text}>{supervisionPageTexts.leftOf(school)}</p>
        ) : (
          <p className={classes.text}>
            <strong>{supervisionPageTexts.endedOf(school)}</strong> {endedWhyTexts[why]}
          </p>
        )}
        <p className={classes.quiet}>{supervisionPageTexts.endedKept}</p>
        {closed && <p className={classes.quiet}>{supervisionPageTexts.closed}</p>}
      </div>
      <RefusalPanel error={closing.error} />
      {closed ? (
        <>
          <Button component="a" href={portalAddress()}>
            {supervisionPageTexts.toPortal}
          </Button>
          <a href="/connexion">{supervisionPageTexts.toSite}</a>
        </>
      ) : (
        <>
          <p className={classes.quiet}>{supervisionPageTexts.again}</p>
          <Button
            loading={closing.isPending}
            onClick={() => {
              closing.mutate()
            }}
          >
            {supervisionPageTexts.close}
          </Button>
        </>
      )}
    </SignInShell>
  )
}
