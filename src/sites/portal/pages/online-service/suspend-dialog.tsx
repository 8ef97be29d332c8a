import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactElement } from 'react'
import { onlineServiceTexts } from '#sites/texts/online-service.ts'
import { brand } from '#sites/ui/brand.ts'
import { EditDialog } from '#sites/ui/edit-form.tsx'
import { useNow } from '#sites/ui/use-now.ts'
import { dayIn, latestDay, summerEnd } from './summer-days.ts'
import { useSuspend } from './use-suspend.ts'

type Props = {
  readonly clientId: string
  readonly until: string | null
  readonly zone: string
  readonly onClose: () => void
}

/** Asks for the last day of summer mode; most often the end of August. */
export function SuspendDialog({ clientId, until, zone, onClose }: Props): ReactElement {
  const today = dayIn(zone, useNow())
  const latest = latestDay(today)
  const form = useForm({
    initialValues: { until: until ?? summerEnd(today) },
    validate: {
      until: (typed) => {
        if (typed === '') return onlineServiceTexts.lastDayMissing
        if (typed < today) return onlineServiceTexts.lastDayPast
        return typed > latest ? onlineServiceTexts.lastDayFar : null
      },
    },
  })
  const suspending = useSuspend(clientId, until, onClose)
  return (
    <EditDialog
      form={form}
      saving={{
        error: suspending.error,
        isPending: suspending.isPending,
        isSuccess: suspending.isSuccess,
        mutate: (typed) => {
          suspending.suspend(typed.until)
        },
      }}
      saveLabel={onlineServiceTexts.suspendConfirm}
      title={onlineServiceTexts.suspendTitle}
      onClose={onClose}
    >
      <p>{onlineServiceTexts.suspendText(brand.onlineService)}</p>
      <TextInput
        {...form.getInputProps('until')}
        label={onlineServiceTexts.lastDay}
        type="date"
        min={today}
        max={latest}
        required
        data-autofocus
      />
    </EditDialog>
  )
}
