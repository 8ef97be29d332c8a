import { parseArgs } from 'node:util'
import { simulate } from '#replication/testing/simulation/simulate.ts'

/** `npm run simulate -- --minutes N [--seed S]`: transfers under faults until the time is over; S alone runs that seed. */
const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } })
const from = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed)
const minutes = Number(values.minutes ?? (values.seed === undefined ? 1 : 0))
if (!Number.isSafeInteger(from) || !(minutes >= 0)) {
  console.error('npm run simulate -- [--minutes N] [--seed S]')
  process.exit(2)
}

const untilMs = Date.now() + minutes * 60_000
let [seeds, effects, faults] = [0, 0, 0]
try {
  do {
    const run = await simulate(from + seeds)
    seeds += 1
    effects += run.effects
    faults += run.faults
  } while (Date.now() < untilMs)
  console.log(
    `${seeds} seeds from ${from}: ${effects} effects, ${faults} faults, every invariant held.`,
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.error(`Again: npm run simulate -- --seed ${from + seeds}`)
  process.exitCode = 1
}
