import type { Thresholds } from '#contracts/settings.ts'
import type { ThresholdName } from '#contracts/threshold-bounds.ts'
import type { Work } from '#platform/work/work.ts'
import { selectChosen, selectLastChange } from './thresholds-table.ts'

/** What was decided before anybody chose. */
export type Origin = { readonly licenceGraceDays: number }

/** A month ahead one can still sell the next year. */
const endsSoonDays = 30
const lateAfterHours = 24

export type ThresholdsInForce = {
  readonly lateAfterHours: number
  readonly lateAfterMs: number
  readonly endsSoonDays: number
}

/** Read with the work that goes by them: what is changed holds at once, whichever process answers. */
export async function thresholdsInForce(work: Work): Promise<ThresholdsInForce> {
  const chosen = await selectChosen(work)
  const hours = chosen?.lateAfterHours ?? lateAfterHours
  return {
    lateAfterHours: hours,
    lateAfterMs: hours * 3_600_000,
    endsSoonDays: chosen?.endsSoonDays ?? endsSoonDays,
  }
}

/** Of the licences that are issued now. */
export async function graceDaysInForce(work: Work, origin: number): Promise<number> {
  return (await selectChosen(work))?.licenceGraceDays ?? origin
}

export async function readThresholds(work: Work, environment: Origin): Promise<Thresholds> {
  work.allow('settings:read')
  const origin = originOf(environment)
  const chosen = await selectChosen(work)
  const last = await selectLastChange(work)
  return {
    version: last?.version ?? null,
    lateAfterHours: chosen?.lateAfterHours ?? origin.lateAfterHours,
    endsSoonDays: chosen?.endsSoonDays ?? origin.endsSoonDays,
    licenceGraceDays: chosen?.licenceGraceDays ?? origin.licenceGraceDays,
    changed: last === undefined ? null : { who: last.who, at: last.at.toISOString() },
    origin,
  }
}

function originOf({ licenceGraceDays }: Origin): Readonly<Record<ThresholdName, number>> {
  return { lateAfterHours, endsSoonDays, licenceGraceDays }
}
