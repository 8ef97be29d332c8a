import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { PasswordCost } from '#licence-file/hash-password.ts'
import type { MovableClock } from './movable-clock.ts'
import { freePorts, openRoundRobins } from './round-robin.ts'

/** What `second-house.ts` gets, and then an instant each time that the clock is moved. */
export type SecondOrder = {
  readonly environment: Readonly<Record<string, string>>
  readonly databaseUrl: string
  readonly passwordCost: PasswordCost
  readonly now: number
}

const twoServers = process.env['TEST_SERVERS'] === '2'

/**
 * With TEST_SERVERS=2, and a database that another process reaches: a second server, as a process of its own with the
 * clock of this one, and a round robin before both at the addresses of `environment`. `ports` is where the first is to
 * listen instead; call `start` when it does.
 */
export async function prepareSecondServer(
  environment: Readonly<Record<string, string>>,
  databaseUrl: string | undefined,
) {
  if (!twoServers || databaseUrl === undefined) return undefined
  const [own, others] = [await freePorts(), await freePorts()]
  return {
    ports: own,
    start: async (clock: MovableClock, passwordCost: PasswordCost) => {
      const child = fork(fileURLToPath(new URL('second-house.ts', import.meta.url)), {
        execArgv: ['--liftoff-only'],
      })
      const order: SecondOrder = {
        environment: { ...environment, ...others },
        databaseUrl,
        passwordCost,
        now: clock.now().getTime(),
      }
      child.send(order)
      const [said] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [
        unknown,
      ]
      if (said !== 'listens') throw new Error('the second server did not start')
      const stopMoving = clock.onMove((now) => child.send(now.getTime()))
      const proxies = await openRoundRobins(environment, [own, others])
      /** Ends the second, then the first by `closeFirst`; what they still answer passes. */
      return async (closeFirst: () => Promise<void>): Promise<void> => {
        stopMoving()
        const ended = once(child, 'exit')
        child.disconnect()
        await ended
        await closeFirst()
        proxies.close()
      }
    },
  }
}
