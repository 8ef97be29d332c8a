import { Switch } from '@mantine/core'
import type { ReactElement } from 'react'
import { licencesTexts } from '#sites/texts/licences.ts'
import { api } from '#sites/portal/api.ts'
import { useMay } from '#sites/portal/session.ts'
import { useUndoable } from '#sites/ui/use-undoable.ts'
import { useRefreshLicences } from './use-refresh-licences.ts'

type Props = { readonly clientId: string; readonly on: boolean }

/** Whether each week’s licence comes by itself. Switches at once and offers to undo. */
export function RenewalSwitch({ clientId, on }: Props): ReactElement {
  const refresh = useRefreshLicences(clientId)
  const switching = useUndoable<unknown, { readonly on: boolean }>()
  const save = (next: boolean) =>
    api('PUT /api/clients/:clientId/renewal', { params: { clientId }, body: { on: next } })
  const turn = (next: boolean): void => {
    switching.mutate({
      on: next,
      refresh,
      act: () => save(next),
      said: next ? licencesTexts.renewsOn : licencesTexts.renewsOff,
      undo: () => save(!next),
    })
  }
  return (
    <Switch
      checked={switching.isPending ? switching.variables.on : on}
      label={licencesTexts.renews}
      description={licencesTexts.renewsHint}
      disabled={!useMay('licences:issue')}
      onChange={({ currentTarget: { checked } }) => {
        turn(checked)
      }}
    />
  )
}
