import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { transfersTexts } from '#sites/texts/transfers.ts'
import { api } from '#sites/portal/api.ts'
import { useMay } from '#sites/portal/session.ts'
import { ActionMenu } from '#sites/ui/action-menu.tsx'
import { sayRefused } from '#sites/ui/notices.ts'
import { useRefreshTransfers } from './transfers-query.ts'
import classes from './transfers.module.css'

type Props = {
  readonly clientId: string
  /** Nobody could take the order, or one waits already. */
  readonly disabled: boolean
}

/** « Lancer un transfert »; the complete one, seldom needed, is behind the dots. */
export function LaunchButtons({ clientId, disabled }: Props): ReactElement | null {
  const refresh = useRefreshTransfers(clientId)
  const ordering = useMutation({
    mutationFn: (complete: boolean) =>
      api('POST /api/clients/:clientId/transfer-orders', {
        params: { clientId },
        body: { complete },
      }),
    onError: sayRefused,
    onSettled: refresh,
  })
  const launch = (complete: boolean): void => {
    if (!disabled) ordering.mutate(complete)
  }
  if (!useMay('transfers:manage')) return null
  return (
    <div className={classes.actions}>
      <Button
        loading={ordering.isPending}
        // It keeps the focus of whoever has just pressed it.
        aria-disabled={disabled}
        data-disabled={disabled}
        onClick={() => {
          launch(false)
        }}
      >
        {transfersTexts.launch}
      </Button>
      {!disabled && (
        <ActionMenu
          label={transfersTexts.otherWays}
          actions={[
            {
              label: transfersTexts.launchComplete,
              run: () => {
                launch(true)
              },
            },
          ]}
        />
      )}
    </div>
  )
}
