import { acceptedDays, checkDailyPassword } from '#licence-file/check-daily-password.ts'
import { judgeClock } from '#licence-file/judge-clock.ts'
import type { LicencePayload } from '#licence-file/licence-payload.ts'
import { fail } from '../failures.ts'
import { readState, saveState } from '../folder/agent-state.ts'
import { attachedSchool } from '../folder/attachment.ts'
import { withFolderLock } from '../folder/folder-lock.ts'
import { frenchDay, inZone } from '../french-dates.ts'
import { clockOf, readKnowledge, type Knowledge } from '../licences/knowledge.ts'
import type { Run } from '../machine.ts'
import { genuineLicences, knowsPassword } from './genuine-licences.ts'
import {
  clearThrottle,
  newEvent,
  readMaintenance,
  saveMaintenance,
  withEvents,
  type Maintenance,
} from './maintenance-state.ts'
import { countFailure, failuresOfDayMax, mayTry, unlockFrom } from './throttle.ts'

export type Tried =
  | { readonly state: 'right'; readonly until: Date; readonly zone: string }
  | { readonly state: 'wrong'; readonly today: string; readonly throttle: Maintenance['throttle'] }

/**
 * Tries the password of the day. The try is on the disk as a failure before anything is computed, so
 * that a process killed, or a second one at the same time, gains no try; the right one takes it back.
 */
export async function tryPassword(run: Run, typed: string): Promise<Tried> {
  const now = run.machine.now()
  const { licences, zone, today, counted } = await withFolderLock(run.folder, () => count(run, now))
  const verdict = await checkDailyPassword(typed, licences, now)
  if (verdict.state !== 'right') return { state: 'wrong', today, throttle: counted.throttle }
  const until = await withFolderLock(run.folder, () => unlock(run, now, counted))
  return { state: 'right', until, zone }
}

type Counted = { readonly throttle: Maintenance['throttle']; readonly events: readonly string[] }

async function count(run: Run, now: Date) {
  const { folder, machine } = run
  const maintenance = await readMaintenance(folder)
  const knowledge = await readKnowledge(run)
  const licences = await genuineLicences(folder, await attachedSchool(folder), knowledge)
  const zone = licences[0]?.tz ?? 'UTC'
  const [today = ''] = acceptedDays(now, zone)
  const day = frenchDay(today)
  if (!clockHolds(knowledge, licences)) fail('password-clock-back', { day })
  if (!knowsPassword(licences, now)) fail('password-unknown', { day })

  const permission = mayTry(maintenance.throttle, now, today)
  if (permission.state !== 'allowed') {
    await saveMaintenance(folder, { ...maintenance, throttle: permission.throttle })
    if (permission.state === 'paused') fail('tries-paused', { at: inZone(permission.until, zone) })
    fail('tries-used-up', { most: String(failuresOfDayMax) })
  }
  const { throttle, paused } = countFailure(permission.throttle, now, today)
  const kinds = paused ? (['refused', 'locked-out'] as const) : (['refused'] as const)
  const events = kinds.map((kind) => newEvent(machine.newId, now, kind))
  await saveMaintenance(folder, withEvents({ ...maintenance, throttle }, events))
  const counted: Counted = { throttle, events: events.map(({ id }) => id) }
  return { licences, zone, today, counted }
}

/** What was written beforehand as a failure was none. */
async function unlock({ folder, machine }: Run, now: Date, counted: Counted): Promise<Date> {
  const before = await readMaintenance(folder)
  const events = before.events.filter(({ id }) => !counted.events.includes(id))
  const unlocked = unlockFrom(now)
  const after = { ...before, events, unlock: unlocked, throttle: clearThrottle }
  await saveMaintenance(folder, withEvents(after, [newEvent(machine.newId, now, 'unlocked')]))
  const state = await readState(folder)
  if (now.getTime() > Date.parse(state.clockHighWater ?? '1970-01-01T00:00:00Z'))
    await saveState(folder, { ...state, clockHighWater: now.toISOString() })
  return new Date(unlocked.unlockedUntil)
}

/** A clock put back would let the password of a past day in. */
function clockHolds(knowledge: Knowledge, licences: readonly LicencePayload[]): boolean {
  const clock = clockOf(knowledge)
  return licences.every((licence) => judgeClock(clock, licence) !== undefined)
}
