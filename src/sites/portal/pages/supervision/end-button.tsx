import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { Supervision } from '#contracts/supervision.ts'
import { accessTexts } from '#sites/texts/client-supervision.ts'
import { api } from '#sites/portal/api.ts'
import { sayDone, sayRefused } from '#sites/ui/notices.ts'
import { useRefreshSupervisions } from './supervisions-query.ts'

type Props = { readonly clientId: string; readonly supervision: Supervision }

/** Unasked: ending is always safe, and another one is a click away. */
export function EndButton({ clientId, supervision }: Props): ReactElement {
  const refresh = useRefreshSupervisions(clientId)
  const { id, technician } = supervision
  const ending = useMutation({
    mutationFn: () =>
      api('POST /api/clients/:clientId/supervisions/:supervisionId/end', {
        params: { clientId, supervisionId: id },
      }),
    onSuccess: () => {
      sayDone(accessTexts.endedDone(technician))
    },
    onError: sayRefused,
    onSettled: refresh,
  })
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={ending.isPending}
      aria-label={accessTexts.endOne(technician)}
      onClick={() => {
        ending.mutate()
      }}
    >
      {accessTexts.end}
    </Button>
  )
}
