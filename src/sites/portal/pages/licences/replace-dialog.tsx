import { Button, Checkbox } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { IssuedLicence, LicenceDifference } from '#contracts/licences.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { replaceTexts } from '#sites/texts/licences.ts'
import { api } from '#sites/portal/api.ts'
import { weekNumber } from '#sites/ui/dates.ts'
import { Dialog } from '#sites/ui/dialog.tsx'
import form from '#sites/ui/form.module.css'
import { sayDone } from '#sites/ui/notices.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { differencesSaid } from './outdated-notice.tsx'
import { useRefreshLicences } from './use-refresh-licences.ts'

type Props = {
  readonly clientId: string
  readonly licence: IssuedLicence
  readonly differences: readonly LicenceDifference[]
  readonly onClose: () => void
}

// The default export is what `lazy` takes.
export default function ReplaceDialog(props: Props): ReactElement {
  const { clientId, licence, differences, onClose } = props
  const [resetClock, setResetClock] = useState(false)
  const refresh = useRefreshLicences(clientId)
  const replacing = useMutation({
    mutationFn: () =>
      api('POST /api/clients/:clientId/licences/:licenceId/replacement', {
        params: { clientId, licenceId: licence.id },
        body: { resetClock },
      }),
    onSuccess: ({ week }) => {
      onClose()
      sayDone(replaceTexts.done(weekNumber(week)))
    },
    onSettled: refresh,
  })
  return (
    <Dialog title={replaceTexts.title(weekNumber(licence.week))} onClose={onClose}>
      <p>{differencesSaid(differences)}</p>
      <p>{replaceTexts.text}</p>
      <Checkbox
        checked={resetClock}
        label={replaceTexts.resetClock}
        description={replaceTexts.resetClockHint}
        onChange={({ currentTarget: { checked } }) => {
          setResetClock(checked)
        }}
      />
      <RefusalPanel error={replacing.error} />
      <div className={form.actions}>
        <Button variant="default" onClick={onClose}>
          {commonTexts.cancel}
        </Button>
        <Button
          data-autofocus
          loading={replacing.isPending}
          onClick={() => {
            replacing.mutate()
          }}
        >
          {replaceTexts.action}
        </Button>
      </div>
    </Dialog>
  )
}
