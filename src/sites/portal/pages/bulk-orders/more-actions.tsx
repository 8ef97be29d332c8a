import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { bulkOrderTexts } from '#sites/texts/bulk-orders.ts'
import { clientsTexts } from '#sites/texts/clients.ts'
import { clientsExportPath } from '#sites/portal/api.ts'
import { useMay } from '#sites/portal/session.ts'
import { ActionMenu } from '#sites/ui/action-menu.tsx'
import type { ClientFilter } from '../clients/list-search.ts'

type Props = {
  readonly filter: ClientFilter
  readonly total: number
  readonly onChoose: (kind: 'distributor' | 'renewal') => void
}

// The default export is what `lazy` takes. What else can be done to all that the list selects, and the way in by a file.
export default function MoreActions({ filter, total, onChoose }: Props): ReactElement {
  const navigate = useNavigate()
  const assigns = useMay('clients:assign')
  const some = total > 0
  const actions = [
    some &&
      assigns && {
        label: bulkOrderTexts.openDistributor,
        run: () => {
          onChoose('distributor')
        },
      },
    some && {
      label: bulkOrderTexts.openRenewal,
      run: () => {
        onChoose('renewal')
      },
    },
    some && {
      label: clientsTexts.exportList,
      run: () => {
        download(clientsExportPath(filter))
      },
    },
    useMay('clients:write') && {
      label: clientsTexts.importFile,
      run: () => {
        void navigate({ to: '/clients/import' })
      },
    },
  ].filter((action) => action !== false)
  return <ActionMenu label={clientsTexts.moreActions} actions={actions} named />
}

function download(path: string): void {
  const link = document.createElement('a')
  link.href = path
  link.download = ''
  link.click()
}
