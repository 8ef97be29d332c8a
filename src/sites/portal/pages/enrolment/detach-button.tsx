import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { InstalledAgent } from '#contracts/licences.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { agentTexts } from '#sites/texts/licences.ts'
import { Dialog } from '#sites/ui/dialog.tsx'
import { api } from '#sites/portal/api.ts'
import form from '#sites/ui/form.module.css'
import { sayDone } from '#sites/ui/notices.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { licencesQuery } from '../licences/licences-query.ts'

type Props = { readonly clientId: string; readonly agent: InstalledAgent }

/** Asked before: only somebody at the machine, with a new code, can undo it. */
export function DetachButton({ clientId, agent }: Props): ReactElement {
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState(false)
  const close = (): void => {
    setAsking(false)
  }
  const detaching = useMutation({
    mutationFn: () =>
      api('DELETE /api/clients/:clientId/agents/:agentId', {
        params: { clientId, agentId: agent.id },
      }),
    onSuccess: async () => {
      close()
      sayDone(agentTexts.detached(agent.machine))
      await queryClient.invalidateQueries(licencesQuery(clientId))
    },
  })
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setAsking(true)
        }}
      >
        {agentTexts.detach}
      </Button>
      {asking && (
        <Dialog onClose={close} title={agentTexts.detachTitle}>
          <p>{agentTexts.detachText(agent.machine)}</p>
          <RefusalPanel error={detaching.error} />
          <div className={form.actions}>
            <Button variant="default" onClick={close}>
              {commonTexts.cancel}
            </Button>
            <Button
              color="red"
              loading={detaching.isPending}
              onClick={() => {
                detaching.mutate()
              }}
            >
              {agentTexts.detach}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
