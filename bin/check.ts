import { buildPages, readings, testsOnEmbedded } from './check-steps.ts'
import { inTurn, together } from './steps.ts'

/** `npm run check`: everything but the browser and PostgreSQL. */
const passed = (await together(readings)) && (await inTurn([buildPages, testsOnEmbedded]))
process.exitCode = passed ? 0 : 1
