import { maintenanceEventsMax } from '#contracts/daily-password.ts'
import { withFolderLock } from '../folder/folder-lock.ts'
import type { CallService } from '../network/with-service.ts'
import { readMaintenance, saveMaintenance } from './maintenance-state.ts'

/** Tells the service what happened with the password of the day; the service knows an event by its id. */
export async function reportEvents(folder: string, call: CallService, callsMax = 4): Promise<void> {
  for (let calls = 0; calls < callsMax; calls++) {
    const waiting = (await readMaintenance(folder)).events.filter(({ reported }) => !reported)
    const events = waiting
      .slice(0, maintenanceEventsMax)
      .map(({ id, at, kind }) => ({ id, at, kind }))
    if (events.length === 0) return
    await call('POST /agent/maintenance-events', { body: { events } })
    await markReported(folder, new Set(events.map(({ id }) => id)))
  }
}

async function markReported(folder: string, told: ReadonlySet<string>): Promise<void> {
  await withFolderLock(folder, async () => {
    const maintenance = await readMaintenance(folder)
    const events = maintenance.events.map((event) =>
      told.has(event.id) ? { ...event, reported: true } : event,
    )
    await saveMaintenance(folder, { ...maintenance, events })
  })
}
