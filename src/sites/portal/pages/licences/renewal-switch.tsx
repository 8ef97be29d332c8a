import { Switch } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { licencesTexts } from '#sites/texts/licences.ts'
import { api } from '#sites/portal/api.ts'
import { offerUndo, sayRefused } from '#sites/ui/notices.ts'
import { useMay } from '#sites/portal/session.ts'
import { useRefreshLicences } from './use-refresh-licences.ts'

type Props = { readonly clientId: string; readonly on: boolean }

/** Whether each week’s licence comes by itself. Switches at once and offers to undo. */
export function RenewalSwitch({ clientId, on }: Props): ReactElement {
  const refresh = useRefreshLicences(clientId)
  const switching = useMutation({
    mutationFn: ({ on }: { on: boolean; undoes: boolean }) =>
      api('PUT /api/clients/:clientId/renewal', { params: { clientId }, body: { on } }),
    onSuccess: async (_, { on: now, undoes }) => {
      await refresh()
      if (undoes) return
      offerUndo(now ? licencesTexts.renewsOn : licencesTexts.renewsOff, () => {
        switching.mutate({ on: !now, undoes: true })
      })
    },
    onError: sayRefused,
  })
  return (
    <Switch
      checked={switching.isPending ? switching.variables.on : on}
      label={licencesTexts.renews}
      description={licencesTexts.renewsHint}
      disabled={!useMay('licences:issue')}
      onChange={({ currentTarget: { checked } }) => {
        switching.mutate({ on: checked, undoes: false })
      }}
    />
  )
}
