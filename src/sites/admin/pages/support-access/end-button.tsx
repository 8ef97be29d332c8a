import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { Supervision } from '#contracts/supervision.ts'
import { supportAccessTexts } from '#sites/texts/support-access.ts'
import { sayDone, sayRefused } from '#sites/ui/notices.ts'
import { api } from '../../api.ts'
import { whoOf } from './supervision-facts.tsx'
import { supportAccessQuery } from './support-access-query.ts'

/** « Mettre fin »: at once and unasked, for stopping is always safe. */
export function EndButton({ supervision }: { readonly supervision: Supervision }): ReactElement {
  const queryClient = useQueryClient()
  const who = whoOf(supervision)
  const ending = useMutation({
    mutationFn: () =>
      api('POST /api/support-access/supervisions/:supervisionId/end', {
        params: { supervisionId: supervision.id },
      }),
    onSuccess: (access) => {
      queryClient.setQueryData(supportAccessQuery.queryKey, access)
      void queryClient.invalidateQueries({ queryKey: ['supervision', supervision.id] })
      sayDone(supportAccessTexts.endedDone(who))
    },
    onError: sayRefused,
  })
  return (
    <Button
      size="xs"
      color="red"
      aria-label={supportAccessTexts.endOne(who)}
      loading={ending.isPending}
      onClick={() => {
        ending.mutate()
      }}
    >
      {supportAccessTexts.end}
    </Button>
  )
}
