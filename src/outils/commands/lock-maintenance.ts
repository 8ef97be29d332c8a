import { withFolderLock } from '../folder/folder-lock.ts'
import type { Run } from '../machine.ts'
import {
  newEvent,
  readMaintenance,
  saveMaintenance,
  withEvents,
} from '../maintenance/maintenance-state.ts'
import { unlockedUntil } from '../maintenance/throttle.ts'
import type { Report } from '../report.ts'
import { reportSoon } from './unlock-maintenance.ts'

/** Ends the unlocking before its half hour is over. */
export async function lockMaintenance(run: Run): Promise<Report> {
  const { folder, machine } = run
  const now = machine.now()
  const wasOpen = await withFolderLock(folder, async () => {
    const maintenance = await readMaintenance(folder)
    if (!maintenance.unlock) return false
    const isOpen = unlockedUntil(maintenance, now) !== undefined
    const events = isOpen ? [newEvent(machine.newId, now, 'locked')] : []
    await saveMaintenance(folder, withEvents({ ...maintenance, unlock: null }, events))
    return isOpen
  })
  if (wasOpen) await reportSoon(run)
  const line = wasOpen
    ? 'La maintenance est verrouillée.'
    : 'La maintenance était déjà verrouillée.'
  return { exit: 'good', lines: [line], facts: { wasUnlocked: wasOpen } }
}
