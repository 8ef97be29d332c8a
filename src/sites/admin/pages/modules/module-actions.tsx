import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { SchoolModule } from '#contracts/school.ts'
import { publicationTexts } from '#sites/texts/admin.ts'
import { moduleTexts } from '#sites/texts/modules.ts'
import { day } from '#sites/ui/dates.ts'
import { offerUndo, sayDone, sayRefused } from '#sites/ui/notices.ts'
import { api } from '../../api.ts'
import classes from './modules-page.module.css'
import { modulesQuery } from './modules-query.ts'

type Props = {
  readonly row: SchoolModule
  readonly disabled: boolean
  readonly onPublish: (module: SchoolModule) => void
}

/** What can be done with one module; outside the contract it can only be taken back. */
export function ModuleActions({ row, disabled, onPublish }: Props): ReactElement {
  const withdraw = useWithdraw(row)
  const { inContract, publishedFrom } = row
  const name = moduleTexts[row.module]
  const button = { size: 'compact-sm', variant: 'default', disabled } as const
  return (
    <div className={classes.actions}>
      {(inContract || publishedFrom === null) && (
        <Button
          {...button}
          disabled={disabled || !inContract}
          aria-label={
            publishedFrom === null
              ? publicationTexts.publishOne(name)
              : publicationTexts.changeDayOne(name)
          }
          onClick={() => {
            onPublish(row)
          }}
        >
          {publishedFrom === null ? publicationTexts.publish : publicationTexts.changeDay}
        </Button>
      )}
      {publishedFrom !== null && (
        <Button {...button} aria-label={publicationTexts.withdrawOne(name)} onClick={withdraw}>
          {publicationTexts.withdraw}
        </Button>
      )}
    </div>
  )
}

function useWithdraw({ module, publishedFrom }: SchoolModule): () => void {
  const queryClient = useQueryClient()
  const name = moduleTexts[module]
  const save = (from: string | null) =>
    api('PUT /api/school/modules/:module', { params: { module }, body: { publishedFrom: from } })
  const refresh = () => queryClient.invalidateQueries({ queryKey: modulesQuery.queryKey })
  const restoring = useMutation({
    mutationFn: save,
    onSuccess: async (_, from) => {
      await refresh()
      if (from !== null) sayDone(publicationTexts.published(name, day(from)))
    },
    onError: sayRefused,
  })
  const withdrawing = useMutation({
    mutationFn: () => save(null),
    onSuccess: async () => {
      await refresh()
      offerUndo(publicationTexts.withdrawn(name), () => {
        restoring.mutate(publishedFrom)
      })
    },
    onError: sayRefused,
  })
  return () => {
    withdrawing.mutate()
  }
}
