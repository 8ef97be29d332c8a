import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test, type TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { problemOf } from '#contracts/refusals.ts'
import type { Patience } from '../machine.ts'
import { runOutils } from '../run-outils.ts'
import { temporaryFolder, testMachine } from '../testing/test-machine.ts'
import { startServer } from '../testing/test-servers.ts'

test('a code that may have reached the service is sent once, and the person is told', async (context) => {
  const stumbles: RequestListener[] = [
    (request) => request.socket.destroy(),
    (_, response) => response.writeHead(504).end('<html>late</html>'),
    (_, response) => response.writeHead(200).end(' '.repeat(270_000)),
    () => {},
  ]
  for (const stumble of stumbles) {
    const { origin, asked } = await startServer(context, stumble)
    const { code, told } = await enrol(context, origin)
    assert.deepEqual([code, told.code, asked.length], [4, 'enrolment-unanswered', 1])
    assert.match(told.message, /a peut-être servi/)
    assert.match(told.remedy, /même code\. S’il « a déjà servi », demandez-en un autre/)
  }
})

test('a code that certainly did not leave is sent again, and nothing is said of it', async (context) => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  taken.close()
  await once(taken, 'close')
  const address = `http://127.0.0.1:${port}`
  const alone = await enrol(context, address)
  assert.deepEqual([alone.code, alone.told.code], [4, 'unreachable'])
  assert.doesNotMatch(alone.told.message + alone.told.remedy, /code/)

  const problem = problemOf('enrolment-refused', {})
  let asked = 0
  const service = createServer((_, response) => {
    asked += 1
    response.writeHead(problem.status).end(JSON.stringify(problem))
  })
  context.after(() => service.close())
  const trying = enrol(context, address, { firstPauseMs: 500 })
  await delay(200)
  service.listen(port, '127.0.0.1')
  assert.equal((await trying).told.code, 'enrolment-refused')
  assert.equal(asked, 1)
})

async function enrol(context: TestContext, address: string, patience: Partial<Patience> = {}) {
  const folder = await temporaryFolder(context)
  const usual = { connectMs: 500, answerMs: 500, retriesMax: 3, firstPauseMs: 1 }
  const machine = testMachine({
    typed: 'ABCD-EFGH-JKMN-PQRS\n',
    patience: { ...usual, ...patience },
  })
  const code = await runOutils(['rattacher', address, '--dossier', folder, '--json'], machine)
  assert.deepEqual(await readdir(folder), [])
  const told = JSON.parse(machine.written.out) as { code: string; message: string; remedy: string }
  return { code, told }
}
