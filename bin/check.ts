import { buildPages, quickTests, readings } from './check-steps.ts'
import { inTurn, together } from './steps.ts'

/** `npm run check`: everything but the browser, PostgreSQL, and the tests that run real processes. */
const passed = (await together(readings)) && (await inTurn([buildPages, quickTests]))
process.exitCode = passed ? 0 : 1
