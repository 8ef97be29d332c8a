import { join } from 'node:path'
import { z } from 'zod'
import { MaintenanceEvent, type MaintenanceKind } from '#contracts/daily-password.ts'
import { day, instant } from '#contracts/fields.ts'
import { fail } from '../failures.ts'
import { agentFiles, readAgentFile, writeAgentFile } from '../folder/agent-folder.ts'
import { readJson } from '../folder/read-json.ts'

const eventsMax = 200

const LocalEvent = MaintenanceEvent.extend({ reported: z.boolean() })
export type LocalEvent = z.output<typeof LocalEvent>

const Throttle = z.object({
  /** Wrong passwords since the last right one. */
  failures: z.int().nonnegative(),
  /** The pause that the last failure started, if it did. */
  pause: z.object({ from: instant, minutes: z.int().positive() }).nullable(),
  /** The school’s calendar day, and the wrong passwords in it. */
  day: day.nullable(),
  failuresOfDay: z.int().nonnegative(),
})
export type Throttle = z.output<typeof Throttle>

export const clearThrottle: Throttle = { failures: 0, pause: null, day: null, failuresOfDay: 0 }

const Maintenance = z.object({
  v: z.literal(1),
  /** Read by the on-premise software: open from the one instant to before the other. */
  unlock: z.object({ unlockedAt: instant, unlockedUntil: instant }).nullable(),
  throttle: Throttle,
  /** Oldest first. */
  events: z.array(LocalEvent).max(eventsMax),
})
export type Maintenance = z.output<typeof Maintenance>

/** A file that cannot be read unlocks nothing: it is refused, never begun again. */
export async function readMaintenance(folder: string): Promise<Maintenance> {
  const bytes = await readAgentFile(folder, agentFiles.maintenance, bytesMax)
  if (!bytes) return firstMaintenance
  const damaged = { file: join(folder, agentFiles.maintenance) }
  return readJson(bytes, bytesMax, Maintenance) ?? fail('maintenance-damaged', damaged)
}

/** Only within `withFolderLock`, on what was read within it too. */
export async function saveMaintenance(folder: string, maintenance: Maintenance): Promise<void> {
  const text = `${JSON.stringify(maintenance, null, 2)}\n`
  await writeAgentFile(folder, agentFiles.maintenance, text, 'everyone')
}

export function newEvent(newId: () => string, at: Date, kind: MaintenanceKind): LocalEvent {
  return { id: newId(), at: at.toISOString(), kind, reported: false }
}

/** Past the limit the oldest go. */
export function withEvents(maintenance: Maintenance, events: readonly LocalEvent[]): Maintenance {
  return { ...maintenance, events: [...maintenance.events, ...events].slice(-eventsMax) }
}

const firstMaintenance: Maintenance = {
  v: 1,
  unlock: null,
  throttle: clearThrottle,
  events: [],
}

const bytesMax = 256 * 1024
