import type { Supervision } from '#contracts/supervision.ts'

type Life = Pick<Supervision, 'startedAt' | 'endsAt' | 'endedAt'>

export function isRunning({ endedAt, endsAt }: Life, now: number): boolean {
  return endedAt === null && Date.parse(endsAt) > now
}

/** Whole minutes; of one that runs, so far. */
export function lastedMinutes({ startedAt, endsAt, endedAt }: Life, now: number): number {
  const end = endedAt === null ? Math.min(now, Date.parse(endsAt)) : Date.parse(endedAt)
  return Math.max(0, Math.floor((end - Date.parse(startedAt)) / 60_000))
}
