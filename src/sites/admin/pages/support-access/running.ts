import type { Supervision } from '#contracts/supervision.ts'

/** Its end is written when it comes; past its time it is over in any case. */
export function isRunning({ endedAt, endsAt }: Supervision, now: number): boolean {
  return endedAt === null && Date.parse(endsAt) > now
}
