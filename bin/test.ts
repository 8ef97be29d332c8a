import { findChromium } from './find-chromium.ts'
import { buildPages, readings, testsOnEmbedded, testsOnPostgres } from './check-steps.ts'
import { inTurn, together } from './steps.ts'

/** `npm test`: everything, on both databases and in a real browser. */
const chromium = findChromium()
const journeys = {
  name: 'journeys in a real browser',
  command: ['node', '--test', '--test-concurrency=1', 'e2e/**/*.test.ts'],
  env: { CHROMIUM: chromium },
}
const passed =
  (await together(readings)) &&
  (await inTurn([buildPages, testsOnEmbedded, testsOnPostgres, journeys]))
process.exitCode = passed ? 0 : 1
