import { IconLock, IconLockAccessOff, IconLockOpen, IconLockX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { MaintenanceKind } from '#contracts/daily-password.ts'
import { maintenanceTexts } from '#sites/texts/daily-password.ts'
import { api } from '#sites/portal/api.ts'
import { Loading } from '#sites/ui/loading.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import classes from './maintenance-card.module.css'

const icons = {
  unlocked: IconLockOpen,
  refused: IconLockX,
  'locked-out': IconLockAccessOff,
  locked: IconLock,
} as const satisfies Record<MaintenanceKind, unknown>

type Props = { readonly clientId: string; readonly zone: string }

/** What the password of the day did in the school: unlocked, refused, shut out, locked again. */
export function MaintenanceCard({ clientId, zone }: Props): ReactElement {
  const { data, error, refetch } = useQuery({
    queryKey: ['maintenance', clientId],
    queryFn: () => api('GET /api/clients/:clientId/maintenance', { params: { clientId } }),
    refetchInterval: 30_000,
  })
  return (
    <Section title={maintenanceTexts.title}>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={2} />}
      {data?.events.length === 0 && <p className={classes.quiet}>{maintenanceTexts.none}</p>}
      {data !== undefined && data.events.length > 0 && (
        // Long lists scroll inside: the keyboard must reach them.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ol className={classes.events} tabIndex={0} aria-label={maintenanceTexts.intro}>
          {data.events.map(({ id, at, kind, machine }) => {
            const Icon = icons[kind]
            return (
              <li key={id} data-kind={kind}>
                <Icon size="1.0625rem" aria-hidden="true" />
                <span>
                  {maintenanceTexts.kinds[kind]}
                  <span className={classes.quiet}>
                    {machine} · <Moment at={at} zone={zone} />
                  </span>
                </span>
              </li>
            )
          })}
        </ol>
      )}
    </Section>
  )
}
