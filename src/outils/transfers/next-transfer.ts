import { dayOf, followingDay } from '#base/calendar.ts'
import { draw } from '../schedule/moments.ts'
import { transferMoments } from './transfer-moments.ts'

const minuteMs = 60_000
const firstPauseMs = 5 * minuteMs
const pauseMsMax = 60 * minuteMs
const jitterMs = 10 * minuteMs
const dayMs = 24 * 60 * minuteMs

export type TransferSituation = {
  readonly now: Date
  readonly zone: string
  readonly seed: string
  /** Since when this machine has been running without a gap. */
  readonly awakeSince: Date
  /** When the last one was tried, whatever came of it. */
  readonly lastTried: Date | undefined
  /** Failures in a row that another try may mend. */
  readonly failures: number
}

/** When the next transfer is due; at once when that is past. */
export function nextTransfer(situation: TransferSituation): Date {
  const { now, seed, awakeSince, failures } = situation
  const moments = momentsAround(situation)
  const past = moments.filter((moment) => moment <= now)
  // A try still to come is what a clock since set right has left.
  const known = situation.lastTried
  const lastTried = known !== undefined && known <= now ? known : undefined
  if (failures > 0 && lastTried !== undefined) {
    const coming = moments.find((moment) => moment > lastTried) ?? now
    return earlier(afterPause(failures, lastTried, seed), coming)
  }
  const missed = past.at(-1)
  if (missed !== undefined && (lastTried === undefined || lastTried < missed))
    // Off or asleep at its moment: not all schools at the same instant when a network comes back.
    return missed >= awakeSince ? missed : afterJitter(awakeSince, seed)
  return moments.find((moment) => moment > now) ?? now
}

function momentsAround({ now, zone, seed }: TransferSituation): readonly Date[] {
  const before = dayOf(new Date(now.getTime() - dayMs), zone)
  const days = [before, followingDay(before), followingDay(followingDay(before))]
  return days.flatMap((day) => transferMoments(day, zone, seed))
}

/** 5 minutes, 10, 20… up to an hour, each a quarter more or less. */
function afterPause(failures: number, lastTried: Date, seed: string): Date {
  const pauseMs = Math.min(firstPauseMs * 2 ** (failures - 1), pauseMsMax)
  const share = 0.75 + 0.5 * draw(seed, `transfer again ${lastTried.toISOString()}`)
  return new Date(lastTried.getTime() + pauseMs * share)
}

function afterJitter(instant: Date, seed: string): Date {
  return new Date(
    instant.getTime() + jitterMs * draw(seed, `transfer woken ${instant.toISOString()}`),
  )
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other
}
