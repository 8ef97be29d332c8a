import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { openBrowser, type Browser } from '#testing/browser.ts'
import { freePort } from '#testing/free-port.ts'
import { goodPassword, schoolFields } from '#testing/people.ts'
import { freeAddresses, startRealServer } from '#testing/real-server.ts'
import { openTestDatabase } from '#testing/test-database.ts'
import { testFolder } from '#testing/test-temp-folder.ts'

const writers = 4
const mail = 'direction@exemple.test'

test('a backup, on PostgreSQL of a server that writes meanwhile, restored elsewhere: people sign in, all that was acknowledged before is there, the audit chain holds, a mail that waited is not lost silently', async (t) => {
  const from = await emptyPlace(t)
  const to = await emptyPlace(t)
  const environment = {
    KEYS_DIR: join(await testFolder(), 'keys'),
    LOG_LEVEL: 'error',
    // Nobody listens there: a mail waits.
    SMTP_URL: `smtp://127.0.0.1:${await freePort()}`,
    ADMIN_MAIL: mail,
  }
  const first = await startRealServer(await freeAddresses(), { ...environment, ...from })
  const browser = openBrowser(first.portalUrl)
  const token = /\/lien#([\w-]{43})/.exec(first.printed.out)?.[1] ?? ''
  await browser.call('POST /api/password-links/use', { body: { token, password: goodPassword } })
  const clientId = await schoolWithWaitingMail(browser)

  const writing = writeUntilStopped(browser, clientId)
  await writing.atLeast(60)
  const file = join(await testFolder(), 'backup')
  let before: readonly string[]
  if ('DATABASE_URL' in from) {
    before = [...writing.acknowledged]
    const { stdout } = await run('backup', file, from)
    assert.match(stdout, /^Sauvegarde écrite et relue/)
    const written = writing.acknowledged.length
    assert(written > before.length, 'it was written while the backup was taken')
    await writing.stop()
    t.diagnostic(`${before.length} writes before, ${written - before.length} meanwhile`)
  } else {
    assert.match(
      (await run('backup', file, from)).stderr,
      /est déjà utilisé par un autre programme/,
    )
    await writing.stop()
    before = writing.acknowledged
  }
  await first.stop()
  if (!('DATABASE_URL' in from))
    assert.match((await run('backup', file, from)).stdout, /^Sauvegarde écrite et relue/)

  const { stdout, stderr } = await run('restore', file, to)
  assert.equal(stderr, '')
  assert.match(stdout, /^Base restaurée telle qu’elle était le /)
  assert.match(stdout, /Le journal est intact\./)
  assert.match(stdout, /Courriels dont le départ n’est pas connu : 1\./)
  assert.match((await run('restore', file, to)).stderr, /^La base n’est pas vide/)

  const second = await startRealServer(await freeAddresses(), { ...environment, ...to })
  const again = openBrowser(second.portalUrl)
  await again.call('POST /api/session', { body: { mail, password: goodPassword } })
  const params = { clientId }
  const { observations } = await again.call('GET /api/clients/:clientId', { params })
  const found = new Set(observations.map(({ text }) => text))
  assert.deepEqual(
    before.filter((text) => !found.has(text)),
    [],
  )
  const verdict = await again.call('GET /api/audit/integrity')
  assert(verdict.intact, JSON.stringify(verdict))
  const { administrators } = await again.call('GET /api/clients/:clientId/school-administrators', {
    params,
  })
  assert.equal(administrators[0]?.linkMail?.state, 'refused')
  assert.match(administrators[0].linkMail.refusal ?? '', /restaurée/)
  const text = 'écrit après la restauration'
  await again.call('POST /api/clients/:clientId/observations', { params, body: { text } })
  await second.stop()
})

type After = { after(act: () => Promise<void>): void }
type Environment = { readonly DATA_DIR: string; readonly DATABASE_URL?: string }

/** A folder that is not there yet, and on PostgreSQL a database without any table. */
async function emptyPlace(t: After): Promise<Environment> {
  const DATA_DIR = join(await testFolder(), 'data')
  if (process.env['TEST_DATABASE'] !== 'postgres') return { DATA_DIR }
  const { url = '', close } = await openTestDatabase(await testFolder())
  t.after(close)
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('drop table applied_migrations')
  await client.end()
  return { DATA_DIR, DATABASE_URL: url }
}

async function schoolWithWaitingMail(browser: Browser): Promise<string> {
  const { id: distributorId } = await browser.call('POST /api/distributors', {
    body: { name: 'Distributeur inventé' },
  })
  const fields = schoolFields(distributorId)
  const { id: clientId } = await browser.call('POST /api/clients', { body: fields })
  const params = { clientId }
  await browser.call('POST /api/clients/:clientId/online-service', {
    params,
    body: { ogec: fields.ogec },
  })
  await browser.call('POST /api/clients/:clientId/school-administrators', {
    params,
    body: { name: 'Direction', mail: 'ecole@exemple.test' },
  })
  return clientId
}

/** Several at once; `acknowledged` grows as the server answers. */
function writeUntilStopped(browser: Browser, clientId: string) {
  const acknowledged: string[] = []
  const waiting: { readonly count: number; readonly reached: () => void }[] = []
  const stopping = new AbortController()
  const write = async (writer: number): Promise<void> => {
    for (let at = 0; !stopping.signal.aborted; at += 1) {
      const text = `${writer}-${at} ${'x'.repeat(500)}`
      await browser.call('POST /api/clients/:clientId/observations', {
        params: { clientId },
        body: { text },
      })
      acknowledged.push(text)
      for (const { count, reached } of waiting) if (acknowledged.length >= count) reached()
    }
  }
  const all = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
  const atLeast = (count: number): Promise<unknown> =>
    Promise.race([all, new Promise<void>((reached) => waiting.push({ count, reached }))])
  const stop = async (): Promise<void> => {
    stopping.abort()
    await all
  }
  return { acknowledged: acknowledged as readonly string[], atLeast, stop }
}

async function run(command: 'backup' | 'restore', file: string, environment: Environment) {
  const program = fileURLToPath(new URL(`../../bin/${command}.ts`, import.meta.url))
  const { PATH = '' } = process.env
  return promisify(execFile)(process.execPath, ['--liftoff-only', program, file], {
    env: { PATH, ...environment },
  }).catch((error: { stdout: string; stderr: string }) => error)
}
