import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { NextWeek } from '#contracts/renewal.ts'
import { nextWeekTexts } from '#sites/texts/next-week.ts'
import { api } from '#sites/portal/api.ts'
import { weekNumber } from '#sites/ui/dates.ts'
import { sayDone, sayRefused } from '#sites/ui/notices.ts'
import { useMay } from '#sites/portal/session.ts'
import classes from './next-week.module.css'

type Row = NextWeek['without'][number]
type Props = { readonly row: Row; readonly isOpen: boolean }

/** One click where one is enough: renewal on again, or next week’s licence once it is Thursday. */
export function RowAction({ row, isOpen }: Props): ReactElement | null {
  const { turnOn, issue } = useRowActions(row)
  const button = { size: 'compact-sm', variant: 'default' } as const
  const coverable = row.state !== 'contract-ends'
  const may = useMay('licences:issue')
  if (!may || (row.state !== 'renewal-off' && !(isOpen && coverable))) return null
  return (
    <span className={classes.actions}>
      {row.state === 'renewal-off' && (
        <Button
          {...button}
          aria-label={nextWeekTexts.turnOnOf(row.name)}
          loading={turnOn.isPending}
          onClick={() => {
            turnOn.mutate()
          }}
        >
          {nextWeekTexts.turnOn}
        </Button>
      )}
      {isOpen && coverable && (
        <Button
          {...button}
          aria-label={nextWeekTexts.issueOf(row.name)}
          loading={issue.isPending}
          onClick={() => {
            issue.mutate()
          }}
        >
          {nextWeekTexts.issue}
        </Button>
      )}
    </span>
  )
}

function useRowActions({ id, name }: Row) {
  const queryClient = useQueryClient()
  const params = { clientId: id }
  const refresh = (): Promise<void> => {
    void queryClient.invalidateQueries({ queryKey: ['clients'] })
    void queryClient.invalidateQueries({ queryKey: ['licences', id] })
    return queryClient.invalidateQueries({ queryKey: ['next-week'] })
  }
  const turnOn = useMutation({
    mutationFn: () => api('PUT /api/clients/:clientId/renewal', { params, body: { on: true } }),
    onSuccess: () => {
      sayDone(nextWeekTexts.turnedOn(name))
    },
    onError: sayRefused,
    onSettled: refresh,
  })
  const issue = useMutation({
    mutationFn: () =>
      api('POST /api/clients/:clientId/licences', { params, body: { week: 'next' } }),
    onSuccess: ({ week }) => {
      sayDone(nextWeekTexts.issued(name, weekNumber(week)))
    },
    onError: sayRefused,
    onSettled: refresh,
  })
  return { turnOn, issue }
}
