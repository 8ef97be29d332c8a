import { dayOf } from '#base/calendar.ts'
import { daysBefore, officeZone } from './instants.ts'
import { arrivedOf, endOf, outcomeOf } from './transfer-moments.ts'
import { partsOf } from './transfer-parts.ts'
import type { School, World } from './world.ts'

/** How the transfers of one distributor’s schools ended on one day. */
export type PlannedTransferDay = Counts & {
  /** YYYY-MM-DD */
  readonly day: string
  readonly distributor: string | null
}
type Counts = {
  readonly done: number
  readonly failed: number
  readonly interrupted: number
  readonly records: number
}

const yearDays = 372
/** Of those the schools tell themselves. */
const toldDays = 90

/** A year up to today, oldest day first: the last 90 days from the plan of each school, what was before like them. */
export function planTransferYear({ schools }: World, now: Date): PlannedTransferDay[] {
  const today = dayOf(now, officeZone)
  const distributors = [...Map.groupBy(schools, ({ distributor }) => distributor)]
  const days = Array.from({ length: yearDays }, (_, ago) => daysBefore(today, ago)).toReversed()
  const firstTold = daysBefore(today, toldDays - 1)
  return distributors
    .flatMap(([distributor, schools]) => {
      const told = toldBy(schools)
      const usual = usualOf([...told.values()])
      return days.flatMap((day, place) => {
        const counts = day < firstTold ? inventDay(day, place, usual) : told.get(day)
        return counts && sumOf(counts) > 0 ? [{ day, distributor, ...counts }] : []
      })
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

const nothing: Counts = { done: 0, failed: 0, interrupted: 0, records: 0 }

function toldBy(schools: readonly School[]): Map<string, Counts> {
  const days = new Map<string, Counts>()
  for (const school of schools)
    for (const transfer of arrivedOf(school)) {
      const day = dayOf(endOf(transfer), officeZone)
      const before = days.get(day) ?? nothing
      const outcome = outcomeOf(transfer)
      const records = partsOf(transfer, school).reduce((sum, part) => sum + part.records, 0)
      days.set(day, {
        done: before.done + (outcome === 'done' ? 1 : 0),
        failed: before.failed + (outcome === 'failed' ? 1 : 0),
        interrupted: before.interrupted + (outcome === 'interrupted' ? 1 : 0),
        records: before.records + records,
      })
    }
  return days
}

/** A day in the middle of the busy ones: a first transfer, which sends everything, is no measure. */
function usualOf(days: readonly Counts[]): Counts {
  const busy = days.toSorted((a, b) => a.records - b.records)
  return busy[Math.floor(busy.length * 0.6)] ?? nothing
}

/** Fewer schools than today, and what a school year does to them; neither drawn nor the same each day. */
function inventDay(day: string, place: number, usual: Counts): Counts {
  const share = 0.55 + (0.45 * place) / (yearDays - toldDays)
  const isWeekend = [0, 6].includes(new Date(day).getUTCDay())
  const season = isWeekend ? 0.03 : (seasons.find(({ until }) => day.slice(5) < until)?.share ?? 1)
  const sway = 0.85 + ((place * 7) % 13) / 43
  const ended = Math.round((usual.done + usual.failed + usual.interrupted) * share)
  const failed = Math.round(ended * (0.05 + ((place * 5) % 7) / 100))
  const interrupted = Math.round((ended * ((place * 3) % 8)) / 100)
  return {
    done: ended - failed - interrupted,
    failed,
    interrupted,
    records: Math.round(usual.records * share * season * sway),
  }
}

/** How much is written in a school, from one day of the year to the next: little on holidays, much in September. */
const seasons = [
  { until: '01-05', share: 0.1 },
  { until: '02-14', share: 1 },
  { until: '03-02', share: 0.25 },
  { until: '04-11', share: 1.05 },
  { until: '04-27', share: 0.25 },
  { until: '06-15', share: 1 },
  { until: '07-04', share: 1.35 },
  { until: '08-24', share: 0.06 },
  { until: '08-31', share: 0.8 },
  { until: '09-21', share: 1.9 },
  { until: '10-17', share: 1.1 },
  { until: '11-02', share: 0.3 },
  { until: '12-19', share: 1 },
  { until: '12-32', share: 0.1 },
] as const

function sumOf({ done, failed, interrupted }: Counts): number {
  return done + failed + interrupted
}
