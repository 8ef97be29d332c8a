import type { MaintenanceKind } from '#contracts/daily-password.ts'
import { acceptedDays } from '#licence-file/check-daily-password.ts'
import { readAttachment } from '../folder/attachment.ts'
import { inZone } from '../french-dates.ts'
import type { Run } from '../machine.ts'
import { readMaintenance, type Maintenance } from '../maintenance/maintenance-state.ts'
import { mayTry, unlockedUntil } from '../maintenance/throttle.ts'
import type { Report } from '../report.ts'

const shownMax = 20

/** Whether maintenance is unlocked, whether a password may be tried, and what happened. Writes nothing. */
export async function showMaintenance({ folder, machine }: Run): Promise<Report> {
  const maintenance = await readMaintenance(folder)
  const zone = (await readAttachment(folder))?.school.timeZone ?? 'UTC'
  const now = machine.now()
  const { lines, facts } = describeUnlock(maintenance, now, zone)
  const [today = ''] = acceptedDays(now, zone)
  const tries = mayTry(maintenance.throttle, now, today)
  const until = tries.state === 'paused' ? tries.until : undefined
  const { events } = maintenance
  return {
    exit: 'good',
    lines: [
      ...lines,
      ...(until ? [`Essais en pause jusqu’au ${inZone(until, zone)}.`] : []),
      ...(tries.state === 'used-up' ? ['Plus d’essai aujourd’hui.'] : []),
      events.length === 0 ? 'Aucun événement.' : 'Derniers événements :',
      ...events
        .slice(-shownMax)
        .map(({ at, kind }) => `  ${inZone(new Date(at), zone)} : ${kinds[kind]}`)
        .reverse(),
    ],
    facts: {
      ...facts,
      mayTry: tries.state === 'allowed',
      pausedUntil: until?.toISOString() ?? null,
      failures: tries.throttle.failures,
      failuresOfDay: tries.throttle.failuresOfDay,
      events: [...events].reverse(),
    },
  }
}

/** The unlocking in a line, for here and for `etat`. */
export function describeUnlock(maintenance: Maintenance, now: Date, zone: string) {
  const until = unlockedUntil(maintenance, now)
  const waiting = maintenance.events.filter(({ reported }) => !reported).length
  const line = until
    ? `Maintenance : déverrouillée jusqu’au ${inZone(until, zone)}.`
    : 'Maintenance : verrouillée.'
  const facts = { unlockedUntil: until?.toISOString() ?? null, eventsToReport: waiting }
  return { lines: [line], facts }
}

const kinds: Readonly<Record<MaintenanceKind, string>> = {
  unlocked: 'déverrouillée',
  refused: 'mot de passe refusé',
  'locked-out': 'pause après trop d’essais',
  locked: 'verrouillée',
}
