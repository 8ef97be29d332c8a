import { refuse } from '#contracts/refuse.ts'
import type { Thresholds } from '#contracts/settings.ts'
import type { ThresholdName } from '#contracts/threshold-bounds.ts'
import { staffOf } from '#platform/work/actor.ts'
import { changesBetween } from '#platform/work/changes-between.ts'
import type { Work } from '#platform/work/work.ts'
import { readThresholds, type Origin } from './read-thresholds.ts'
import { holdThresholds, saveChosen } from './thresholds-table.ts'

type Values = Readonly<Record<ThresholdName, number>>

/**
 * `version` is the one that was read, null when nobody had changed anything. A value that is that of origin is not
 * kept: it goes on following it, as that of the grace follows the environment.
 */
export async function changeThresholds(
  work: Work,
  environment: Origin,
  { version, ...values }: Values & { readonly version: number | null },
): Promise<Thresholds> {
  work.allow('settings:write')
  await holdThresholds(work)
  const before = await readThresholds(work, environment)
  if (before.changed !== null && before.version !== version)
    refuse('changed-meanwhile', { ...before.changed, current: before })
  const changes = changesBetween<Record<string, unknown>>(before, values)
  if (Object.keys(changes).length === 0) return before
  const { origin } = before
  const chosen = (name: ThresholdName) => (values[name] === origin[name] ? null : values[name])
  await saveChosen(
    work,
    (before.version ?? 0) + 1,
    {
      lateAfterHours: chosen('lateAfterHours'),
      endsSoonDays: chosen('endsSoonDays'),
      licenceGraceDays: chosen('licenceGraceDays'),
    },
    staffOf(work.actor).id,
  )
  await work.audit('settings-changed', { changes })
  return readThresholds(work, environment)
}
