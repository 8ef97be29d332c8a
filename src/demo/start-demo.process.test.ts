import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { test } from 'node:test'
import { ClientQuery } from '#contracts/clients.ts'
import { addObservation } from '#domain/clients/add-observation.ts'
import { listClients } from '#domain/clients/list-clients.ts'
import { readClient } from '#domain/clients/read-client.ts'
import { listStaff } from '#domain/staff/list-staff.ts'
import { StartRefused } from '#platform/start-refused.ts'
import type { StaffActor } from '#platform/work/actor.ts'
import { openWork } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import { environmentOf, freeAddresses } from '#testing/real-server.ts'
import { testDatabaseKind } from '#testing/test-database-kind.ts'
import { testFolder, testFolderWith } from '#testing/test-temp-folder.ts'
import { greeting } from './greeting.ts'
import { demoPassword } from './people.ts'
import { startDemo, type OpenDemo } from './start-demo.ts'

/** The demo is always on the embedded database: the run on the other one would only repeat this. */
const skip =
  testDatabaseKind() === 'postgres' &&
  'only on the embedded database, whose run of this suite has it'

const tuesdayMorning = { now: () => new Date('2026-11-24T07:05:00Z') }

const addresses = environmentOf(await freeAddresses())
const environment = (folder: string) => ({
  DEMO_DIR: folder,
  DATABASE_URL: 'postgres://nobody:nothing@localhost:1/never',
  ...addresses,
})

test(
  'killed while it fills its world, the demo makes it over; started again, it finds it again',
  { skip },
  async () => {
    const folder = join(await testFolder(), 'demo')
    await startAndKill(folder)
    assert.ok(!existsSync(folder))

    const said: string[] = []
    const first = await startDemo(environment(folder), (text) => said.push(text), tuesdayMorning)
    assert.equal(said.length, 1)
    assert.deepEqual(await readdir(join(folder, '..')), ['demo'])
    const before = await look(first, (work) => listClients(work, ClientQuery.parse({})))
    assert.equal(before.total, 40)
    assert.equal(before.states.fetched, 27)
    const clientId = before.rows[0]?.id ?? ''
    const [someone] = await look(first, listStaff)
    await look(first, (work) => addObservation(work, clientId, 'Gardée.'), someone?.id)
    await first.close()

    const second = await startDemo(environment(folder), (text) => said.push(text), tuesdayMorning)
    assert.equal(said.length, 1)
    assert.deepEqual(await look(second, (work) => listClients(work, ClientQuery.parse({}))), before)
    const { observations } = await look(second, (work) => readClient(work, clientId))
    assert.equal(observations[0]?.text, 'Gardée.')

    const living = { name: 'École', base: join(folder, 'ecole/ecole.sqlite'), isFirst: true }
    const text = greeting(second, join(folder, 'outils/outils.cjs'), join(folder, '..'), living)
    assert.match(text, /lifelike-school\.ts demo\/ecole\/ecole\.sqlite --un-jour-passe/)
    assert.match(text, /outils\.cjs --dossier demo\/poste rattacher http:\/\/127\.0\.0\.1:/)
    assert.ok(text.includes(demoPassword) && !text.includes('undefined'))
    for (const { mail } of second.keepsake.technicians) assert.ok(text.includes(mail))
    await second.close()

    const other = createServer().listen(
      Number(new URL(addresses['PORTAL_URL'] ?? '').port),
      '127.0.0.1',
    )
    await once(other, 'listening')
    await assert.rejects(
      startDemo(environment(folder), () => {}),
      /Le port \d+ est déjà pris/,
    )
    other.close()
  },
)

test('a folder that holds something else is refused and left alone', async () => {
  const folder = await testFolderWith({ 'comptes.ods': 'les vrais' })
  await assert.rejects(
    startDemo(environment(folder), () => {}),
    StartRefused,
  )
  assert.deepEqual(await readdir(folder), ['comptes.ods'])
})

/** Kills the command once it has begun to fill its world. */
async function startAndKill(folder: string): Promise<void> {
  const child = spawn(process.execPath, ['--liftoff-only', 'bin/demo.ts'], {
    env: { ...process.env, ...environment(folder) },
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  for (let tries = 0; tries < 600 && !existsSync(`${folder}.en-cours/monde/keys`); tries++)
    await delay(50)
  await delay(500)
  child.kill('SIGKILL')
  assert.deepEqual(await ended, [null, 'SIGKILL'])
}

function look<Result>(
  { house }: OpenDemo,
  act: (work: Work) => Promise<Result>,
  id = '00000000-0000-0000-0000-000000000000',
): Promise<Result> {
  const actor: StaffActor = {
    kind: 'staff',
    id,
    name: 'Test',
    role: 'administrateur',
    distributorId: null,
  }
  return openWork(house, { actor, address: null }, act)
}
