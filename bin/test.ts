import { findChromium } from './find-chromium.ts'
import { buildPages, readings, testsOnEmbedded, testsOnPostgres } from './check-steps.ts'
import { inTurn, together } from './steps.ts'

/** `npm test`: everything, on both databases and in a real browser. */
const chromium = findChromium()
const oneByOne = ['node', '--test', '--test-concurrency=1']
const journeys = {
  name: 'journeys in a real browser',
  command: [...oneByOne, 'e2e/**/*.test.ts'],
  env: { CHROMIUM: chromium },
}
/** Those whose pages, agents and orders may meet at different servers. */
const journeysOfTwo = {
  name: 'journeys against two server processes behind a round robin',
  command: [
    'node',
    'bin/with-postgres.ts',
    '--',
    ...oneByOne,
    ...[
      'first-job',
      'agent-journal',
      'online-service',
      'supervision',
      'transfers',
      'two-people',
    ].map((name) => `e2e/${name}.test.ts`),
  ],
  env: { CHROMIUM: chromium, TEST_SERVERS: '2' },
}
const journeysRestored = {
  name: 'journeys on a house restored from its backup',
  command: [
    ...oneByOne,
    ...['first-job', 'licence-weeks', 'own-account'].map((name) => `e2e/${name}.test.ts`),
  ],
  env: { CHROMIUM: chromium, TEST_RESTORED: '1' },
}
const passed =
  (await together(readings)) &&
  (await inTurn([
    buildPages,
    testsOnEmbedded,
    testsOnPostgres,
    journeys,
    journeysOfTwo,
    journeysRestored,
  ]))
process.exitCode = passed ? 0 : 1
