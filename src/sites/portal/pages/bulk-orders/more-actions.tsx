import type { ReactElement } from 'react'
import { bulkOrderTexts } from '#sites/texts/bulk-orders.ts'
import { clientsTexts } from '#sites/texts/clients.ts'
import { useMay } from '#sites/portal/session.ts'
import { ActionMenu } from '#sites/ui/action-menu.tsx'

type Props = {
  readonly disabled: boolean
  readonly onChoose: (kind: 'distributor' | 'renewal') => void
}

// The default export is what `lazy` takes. What else can be done to all that the list selects.
export default function MoreActions({ disabled, onChoose }: Props): ReactElement {
  const assigns = useMay('clients:assign')
  const actions = [
    assigns && {
      label: bulkOrderTexts.openDistributor,
      run: () => {
        onChoose('distributor')
      },
    },
    {
      label: bulkOrderTexts.openRenewal,
      run: () => {
        onChoose('renewal')
      },
    },
  ].filter((action) => action !== false)
  return <ActionMenu label={clientsTexts.moreActions} actions={actions} named disabled={disabled} />
}
