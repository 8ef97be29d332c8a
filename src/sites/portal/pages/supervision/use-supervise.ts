import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { SupervisionReason } from '#contracts/supervision.ts'
import { superviseTexts } from '#sites/texts/client-supervision.ts'
import { api } from '#sites/portal/api.ts'
import { sayDone } from '#sites/ui/notices.ts'
import { useRefreshSupervisions } from './supervisions-query.ts'

export type GivenReason = {
  readonly reason: SupervisionReason
  readonly sentence: string | null
  readonly ticket: string | null
}

/**
 * Asks for a supervision, then opens the admin site in a tab of its own. The tab is opened in the click
 * itself, else the browser would block it; `blockedUrl` is where to go when it did all the same.
 */
export function useSupervise(clientId: string, onStarted?: () => void) {
  const refresh = useRefreshSupervisions(clientId)
  const [blockedUrl, setBlockedUrl] = useState<string>()
  const asking = useMutation({
    mutationFn: async ({ given, tab }: { given: GivenReason; tab: Window | null }) => {
      try {
        return await api('POST /api/clients/:clientId/supervisions', {
          params: { clientId },
          body: given,
        })
      } catch (error) {
        tab?.close()
        throw error
      }
    },
    onSuccess: ({ startUrl }, { tab }) => {
      onStarted?.()
      if (tab === null || tab.closed) setBlockedUrl(startUrl)
      else {
        tab.location.replace(startUrl)
        sayDone(superviseTexts.opened)
      }
    },
    onSettled: refresh,
  })
  const supervise = (given: GivenReason): void => {
    setBlockedUrl(undefined)
    asking.mutate({ given, tab: openTab() })
  }
  return { supervise, asking, blockedUrl }
}

/** Empty for now; what it will show cannot reach back to this page. */
function openTab(): Window | null {
  const tab = globalThis.open('about:blank', '_blank')
  if (tab === null) return null
  tab.opener = null
  tab.document.title = superviseTexts.opening
  tab.document.body.textContent = superviseTexts.opening
  return tab
}
