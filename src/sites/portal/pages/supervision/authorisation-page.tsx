import { Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, type ReactElement } from 'react'
import { authorisationTexts } from '#sites/texts/client-supervision.ts'
import { api } from '#sites/portal/api.ts'
import { LinkButton } from '#sites/ui/link-button.tsx'
import { NetworkFailure } from '#sites/ui/network-failure.ts'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { approvalRequest, type ApprovalRequest } from './approval-request.ts'
import classes from './supervision.module.css'

const route = getRouteApi('/signed-in/clients/$clientId/supervision/$supervisionId')

/**
 * Where the admin site asks the portal for its code: in this session the person has just clicked
 * « Superviser », which the server checks. Nothing is asked a second time.
 */
export function AuthorisationPage(): ReactElement {
  const { clientId } = route.useParams()
  const request = approvalRequest(location.hash)
  return (
    <div className={`${page.page} ${page.narrow}`}>
      <PageTitle title={authorisationTexts.title} />
      <Section>
        <div className={classes.stack}>
          {request ? <Approval {...request} /> : <Incomplete />}
          <div>
            <LinkButton
              to="/clients/$clientId/service-en-ligne"
              params={{ clientId }}
              variant="default"
              size="xs"
            >
              {authorisationTexts.back}
            </LinkButton>
          </div>
        </div>
      </Section>
    </div>
  )
}

function Approval({ state, challenge }: ApprovalRequest): ReactElement {
  const params = route.useParams()
  // A query and not an effect: however often the page is drawn, its key is asked for once.
  const { data, error, refetch } = useQuery({
    queryKey: ['supervision-approval', params.supervisionId, challenge],
    queryFn: () =>
      api('POST /api/clients/:clientId/supervisions/:supervisionId/approval', {
        params,
        body: { challenge },
      }),
    ...once,
  })
  useEffect(() => {
    if (!data) return
    const { code, returnUrl } = data
    location.replace(`${returnUrl}#${new URLSearchParams({ code, state }).toString()}`)
  }, [data, state])
  if (error) {
    const lost = error instanceof NetworkFailure
    return <RefusalPanel error={error} onRetry={lost ? () => void refetch() : undefined} />
  }
  return (
    <p role="status" className={classes.waiting}>
      <Loader size="1rem" aria-hidden="true" />
      {data ? authorisationTexts.leaving : authorisationTexts.working}
    </p>
  )
}

const once = {
  retry: false,
  staleTime: Infinity,
  retryOnMount: false,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const

function Incomplete(): ReactElement {
  return (
    <div role="alert" className={classes.notNow}>
      <strong>{authorisationTexts.incompleteTitle}</strong>
      <span>{authorisationTexts.incompleteText}</span>
    </div>
  )
}
