import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useId, type ReactElement } from 'react'
import { licencesTexts } from '#sites/texts/licences.ts'
import { api } from '#sites/portal/api.ts'
import { weekNumber } from '#sites/ui/dates.ts'
import { sayDone } from '#sites/ui/notices.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { useMay } from '#sites/portal/session.ts'
import classes from './licences-tab.module.css'
import { useRefreshLicences } from './use-refresh-licences.ts'

type Props = {
  readonly clientId: string
  readonly which: 'current' | 'next'
  readonly week: string
  readonly able: boolean
  /** It comes by itself: to add it by hand is no duty. */
  readonly optional?: boolean
  /** Where it stands, or why it cannot be issued. */
  readonly text: string
}

/** « Ajouter ». */
export function IssueLicence({
  clientId,
  which,
  week,
  able,
  optional = false,
  text,
}: Props): ReactElement {
  const refresh = useRefreshLicences(clientId)
  const reason = useId()
  const issuing = useMutation({
    mutationFn: () =>
      api('POST /api/clients/:clientId/licences', { params: { clientId }, body: { week: which } }),
    onSuccess: (licence) => {
      sayDone(licencesTexts.issued(weekNumber(licence.week)))
    },
    onSettled: refresh,
  })
  return (
    <>
      <p id={reason} className={classes.lines}>
        {text}
      </p>
      <RefusalPanel error={issuing.error} />
      {useMay('licences:issue') && (
        <div>
          <Button
            variant={optional ? 'default' : 'filled'}
            leftSection={<IconPlus size="1.0625rem" />}
            title={licencesTexts.addHint(weekNumber(week))}
            aria-describedby={reason}
            disabled={!able}
            loading={issuing.isPending}
            onClick={() => {
              issuing.mutate()
            }}
          >
            {licencesTexts.add}
          </Button>
        </div>
      )}
    </>
  )
}
