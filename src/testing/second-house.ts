import { once } from 'node:events'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import { startHouse } from '#server/start-house.ts'
import { movableClock } from './movable-clock.ts'
import type { SecondOrder } from './second-server.ts'

/** A server in a process of its own, whose clock another process moves; it closes when that one lets it go. */
const [{ environment, databaseUrl, passwordCost, now }] = (await once(process, 'message')) as [
  SecondOrder,
]
const clock = movableClock(new Date(now))
process.on('message', (moved: number) => clock.set(new Date(moved)))
const database = await openDatabase({ url: databaseUrl })
const { close } = await startHouse(readConfig(environment), { database, clock, passwordCost })
const letGo = once(process, 'disconnect')
process.send?.('listens')
await letGo
await close()
