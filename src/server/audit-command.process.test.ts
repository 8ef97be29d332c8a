import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { openDatabase } from '#platform/database/open-database.ts'
import { openBrowser } from '#testing/browser.ts'
import { goodPassword } from '#testing/people.ts'
import { freeAddresses, startRealServer } from '#testing/real-server.ts'
import { testFolder } from '#testing/test-temp-folder.ts'

const command = fileURLToPath(new URL('../../bin/audit.ts', import.meta.url))

test('npm run audit: checkpoints kept elsewhere verify the log, and show its tail cut off together with its seals', async () => {
  const folder = await testFolder()
  const DATA_DIR = join(folder, 'data')
  const audit = async (...words: string[]) => {
    const options = ['--liftoff-only', command, ...words]
    const run = promisify(execFile)(process.execPath, options, {
      env: { ...process.env, DATA_DIR },
    })
    return run.catch((error: { stdout: string; stderr: string }) => error)
  }
  assert.match((await audit('verify')).stderr, /démarrez le serveur une fois/)

  const server = await startRealServer(await freeAddresses(), { DATA_DIR })
  const token = /\/lien#([\w-]{43})/.exec(server.printed.out)?.[1] ?? ''
  const browser = openBrowser(server.portalUrl)
  await browser.call('POST /api/password-links/use', { body: { token, password: goodPassword } })
  const answer = await browser.fetch('/api/audit/checkpoint')
  assert.equal(answer.status, 200)
  assert.match(
    answer.headers.get('content-disposition') ?? '',
    /filename="point-de-controle-\d{4}-\d{2}-\d{2}-ligne-\d+\.jws"/,
  )
  const fromPortal = join(folder, 'portail.jws')
  await writeFile(fromPortal, await answer.bytes())
  const { lines } = await browser.call('GET /api/audit', {
    query: { event: 'audit-checkpoint-exported' },
  })
  assert.equal(lines.length, 1)
  const verdict = await browser.call('GET /api/audit/integrity')
  assert(verdict.intact && verdict.checkpoints === 1)
  assert.match((await audit('verify')).stderr, /est déjà utilisé par un autre programme/)
  await server.stop()

  const fromCommand = join(folder, 'commande.jws')
  assert.match((await audit('checkpoint', fromCommand)).stdout, /^Point de contrôle écrit/)
  const publicKeys = join(folder, 'cles.json')
  assert.match((await audit('public-key', publicKeys)).stdout, /"crv": "Ed25519"/)
  const all = [fromPortal, fromCommand, '--keys', publicKeys]
  const good = await audit('verify', ...all)
  assert.match(good.stdout, /Le journal est intact\./)
  assert.equal(good.stdout.match(/le journal passe par la ligne/g)?.length, 2)
  assert.equal('code' in good, false)
  const other = join(folder, 'autre.jws')
  await writeFile(other, (await readFile(fromPortal, 'utf8')).replace(/^[^.]+/, 'e30'))

  await tamper(DATA_DIR, [
    'delete from audit_waiting',
    'delete from audit_checkpoints where position >= (select max(position) from audit_seals)',
    'delete from audit_lines where id >= (select max(line_id) from audit_seals)',
    'delete from audit_seals where position >= (select max(position) from audit_seals)',
  ])
  const cut = await audit('verify', other, ...all)
  assert.match(cut.stdout, /Le journal est intact\./)
  assert.match(cut.stdout, /portail\.jws\s: le journal passe par la ligne/)
  assert.match(cut.stdout, /commande\.jws\s: JOURNAL ALTÉRÉ, .+ s’arrête à la ligne/)
  assert.match(cut.stdout, /autre\.jws\s: ce n’est pas un point de contrôle signé/)
  assert.equal('code' in cut && cut.code, 1)
})

async function tamper(dataDir: string, changes: readonly string[]): Promise<void> {
  const database = await openDatabase({ dataDir })
  for (const table of ['audit_lines', 'audit_seals', 'audit_checkpoints'])
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(database.kysely)
  for (const change of changes) await sql.raw(change).execute(database.kysely)
  await database.close()
}
