import { Button } from '@mantine/core'
import { IconEye, IconPencil } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { SupervisionMode } from '#contracts/permissions.ts'
import { bannerTexts } from '#sites/texts/support-access.ts'
import { reasonTexts } from '#sites/texts/supervision.ts'
import { brand } from '#sites/ui/brand.ts'
import { allowLeaving } from '#sites/ui/leave-guard.tsx'
import { sayDone, sayRefused } from '#sites/ui/notices.ts'
import { api } from '../api.ts'
import { tellOtherTabs } from '../other-tabs.ts'
import { sessionQuery } from '../session.ts'
import { leaveSupervisionHere } from './ended-supervision.ts'
import classes from './supervision-banner.module.css'
import { TimeLeftShown } from './time-left.tsx'
import type { Supervising } from './use-time-left.ts'

type Props = { readonly school: string; readonly who: Supervising }

/** Who acts in whose name, why, for how long: always in sight, in print too, and never by colour alone. */
export function SupervisionBanner({ school, who }: Props): ReactElement {
  const { supervision, mode } = who
  const { technician, distributor, reason, sentence, ticket } = supervision
  const modifies = mode === 'modification'
  const Icon = modifies ? IconPencil : IconEye
  return (
    <aside aria-label={bannerTexts.label} className={classes.banner} data-mode={mode}>
      <div className={classes.strip}>
        <strong className={classes.mark}>{bannerTexts.mark}</strong>
        <TimeLeftShown who={who} />
        <span className={classes.mode}>
          <Icon size="1rem" aria-hidden="true" />
          {bannerTexts[mode]}
        </span>
        <span className={classes.actions}>
          <ModeButton mode={mode} />
          <LeaveButton school={school} />
        </span>
      </div>
      <p className={classes.who}>
        <span>
          <strong>{bannerTexts.who(technician, distributor ?? brand.publisher)}</strong>
        </span>
        <span>
          {bannerTexts.school} : <strong>{school}</strong>
        </span>
        <span>
          {bannerTexts.reason} : {reasonTexts[reason]}
          {sentence !== null && `, ${bannerTexts.quoted(sentence)}`}
          {ticket !== null && ` (${ticket})`}
        </span>
      </p>
    </aside>
  )
}

function ModeButton({ mode }: { readonly mode: SupervisionMode }): ReactElement {
  const queryClient = useQueryClient()
  const other = mode === 'consultation' ? 'modification' : 'consultation'
  const switching = useMutation({
    mutationFn: () => api('PUT /api/supervision/mode', { body: { mode: other } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
      sayDone(other === 'modification' ? bannerTexts.nowModification : bannerTexts.nowConsultation)
    },
    onError: sayRefused,
  })
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={switching.isPending}
      onClick={() => {
        switching.mutate()
      }}
    >
      {other === 'modification' ? bannerTexts.toModification : bannerTexts.toConsultation}
    </Button>
  )
}

function LeaveButton({ school }: { readonly school: string }): ReactElement {
  const leaving = useMutation({
    mutationFn: () => api('DELETE /api/supervision'),
    onSuccess: () => {
      tellOtherTabs()
      allowLeaving()
      leaveSupervisionHere(school)
    },
    onError: sayRefused,
  })
  return (
    <Button
      size="compact-sm"
      color="dark"
      loading={leaving.isPending}
      onClick={() => {
        leaving.mutate()
      }}
    >
      {bannerTexts.leave}
    </Button>
  )
}
