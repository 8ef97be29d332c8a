import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { HeldCollection } from '#contracts/transfers.ts'
import { collectionSaid } from '#sites/texts/collections.ts'
import { heldTexts } from '#sites/texts/transfers.ts'
import { heldRowsPath } from '#sites/portal/api.ts'
import { Dialog } from '#sites/ui/dialog.tsx'
import form from '#sites/ui/form.module.css'
import { Loading } from '#sites/ui/loading.tsx'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { commonTexts } from '#sites/texts/common.ts'
import { HeldRowsTable } from './held-rows-table.tsx'
import { heldRowsQuery } from './transfers-query.ts'

type Props = {
  readonly clientId: string
  readonly held: HeldCollection
  readonly onClose: () => void
}

/** The first rows that would go, and the file with all of them. */
export function HeldRowsDialog({ clientId, held, onClose }: Props): ReactElement {
  const { collection, disappearing, target } = held
  const { data, error, refetch } = useQuery(heldRowsQuery(clientId, collection, target))
  return (
    <Dialog title={heldTexts.listTitle(collectionSaid(collection))} onClose={onClose} wide>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={6} />}
      {data && (
        <>
          <p>
            {data.rows.length < disappearing
              ? heldTexts.listFirst(data.rows.length, disappearing)
              : heldTexts.listAll(data.rows.length)}
          </p>
          <HeldRowsTable
            label={heldTexts.listTitle(collectionSaid(collection))}
            fields={data.fields}
            rows={data.rows}
          />
        </>
      )}
      <div className={form.actions}>
        <Button variant="default" onClick={onClose}>
          {commonTexts.close}
        </Button>
        <Button component="a" href={heldRowsPath(clientId, collection)} download>
          {heldTexts.csv}
        </Button>
      </div>
    </Dialog>
  )
}
