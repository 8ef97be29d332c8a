import { readConfig, type Config } from '#platform/config.ts'
import { systemClock, type Clock } from '#platform/clock.ts'
import { startHouse, type OpenHouse } from '#server/start-house.ts'
import { openDemoFolder } from './demo-folder.ts'
import { preparingText } from './greeting.ts'
import type { Keepsake } from './keepsake.ts'
import { demoPasswordCost } from './password-cost.ts'
import { makeWorld } from './make-world.ts'

export type OpenDemo = OpenHouse & { readonly keepsake: Keepsake }

/** The whole house on an invented world, made at the first start and found again at the next ones. */
export async function startDemo(
  environment: Readonly<Record<string, string | undefined>>,
  say: (text: string) => void,
  clock: Clock = systemClock,
): Promise<OpenDemo> {
  const config = demoConfig(environment)
  const keepsake = await openDemoFolder(config.dataDir, (building) => {
    say(preparingText)
    return makeWorld(building, config, clock.now())
  })
  return { ...(await startHouse(config, { clock, passwordCost: demoPasswordCost })), keepsake }
}

/** Everything in one folder, and no mail ever leaves: the people and their addresses are invented. */
function demoConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const {
    DEMO_DIR,
    DATA_DIR,
    LOG_LEVEL,
    AUDIT_KEPT_MONTHS,
    DATABASE_URL: _,
    KEYS_DIR: __,
    SMTP_URL: ___,
    ...rest
  } = environment
  return readConfig({
    ...rest,
    DATA_DIR: DEMO_DIR || DATA_DIR || 'data/demo',
    LOG_LEVEL: LOG_LEVEL || 'warn',
    // Its administrators come in with the one password that its greeting shows.
    ADMINISTRATOR_SECOND_FACTOR: 'optional',
    // The invented past is longer than a year, and its histories are there to be shown.
    AUDIT_KEPT_MONTHS: AUDIT_KEPT_MONTHS || '120',
  })
}
