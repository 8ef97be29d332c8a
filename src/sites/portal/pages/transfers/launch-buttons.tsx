import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, type ReactElement } from 'react'
import type { TransferOrder } from '#contracts/transfers.ts'
import { transfersTexts } from '#sites/texts/transfers.ts'
import { api } from '#sites/portal/api.ts'
import { useMay } from '#sites/portal/session.ts'
import { useWish } from '#sites/portal/wishes.ts'
import { ActionMenu } from '#sites/ui/action-menu.tsx'
import { sayRefused } from '#sites/ui/notices.ts'
import { useRefreshTransfers } from './transfers-query.ts'
import classes from './transfers.module.css'

type Props = {
  readonly clientId: string
  /** Whether somebody could take the order. */
  readonly possible: boolean
  /** One that waits already: it can still become complete. */
  readonly order: TransferOrder | null
}

/** « Lancer un transfert »; the complete one, seldom needed, is behind the dots. */
export function LaunchButtons({ clientId, possible, order }: Props): ReactElement | null {
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
  const disabled = !possible || order !== null
  const button = useRef<HTMLButtonElement>(null)
  useWish('launch-transfer', () => button.current?.focus())
  if (!useMay('transfers:manage')) return null
  return (
    <div className={classes.actions}>
      <Button
        ref={button}
        loading={ordering.isPending}
        // It keeps the focus of whoever has just pressed it.
        aria-disabled={disabled}
        data-disabled={disabled}
        onClick={() => {
          if (!disabled) ordering.mutate(false)
        }}
      >
        {transfersTexts.launch}
      </Button>
      {possible && order?.complete !== true && (
        <ActionMenu
          label={transfersTexts.otherWays}
          actions={[
            {
              label: transfersTexts.launchComplete,
              run: () => {
                ordering.mutate(true)
              },
            },
          ]}
        />
      )}
    </div>
  )
}
