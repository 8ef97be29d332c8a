import assert from 'node:assert/strict'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { changePasswordMaster, raisePasswordRevision } from '#domain/keys/change-daily-password.ts'
import { revokeSigningKey } from '#domain/keys/revoke-signing-key.ts'
import { rotateSigningKey } from '#domain/keys/rotate-signing-key.ts'
import { signingKeyAt } from '#domain/keys/licence-keys.ts'
import { verifyLicenceFile } from '#licence-file/verify-licence-file.ts'
import { readConfig } from '#platform/config.ts'
import { appoint } from '#testing/appoint.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { environmentOf, freeAddresses } from '#testing/real-server.ts'
import { foundDistributor, openSchool, yearContract } from '#testing/people.ts'
import { openTestDatabase } from '#testing/test-database.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import { lookAtKeys } from './keep-house.ts'
import { startHouse } from './start-house.ts'

const office = await openBackOffice()
after(office.close)

const { keysDir } = office.house.config
const technician = await appoint(office, 'technicien', await foundDistributor(office))
const administrator = await appoint(office, 'administrateur', null)
const at = () => ({ folder: keysDir, now: office.clock.now() })
const events = async (event: 'keys-created' | 'signing-key-rotated' | 'signing-key-revoked') =>
  (await administrator.browser.call('GET /api/audit', { query: { event } })).lines
const issue = (clientId: string) =>
  technician.browser.call('POST /api/clients/:clientId/licences', {
    params: { clientId },
    body: {},
  })
const current = async (clientId: string) =>
  (await technician.browser.call('GET /api/clients/:clientId/licences', { params: { clientId } }))
    .current
const stateOf = async (clientId: string, licenceId: string) => {
  const path = `/api/clients/${clientId}/licences/${licenceId}/file`
  const file = await (await technician.browser.fetch(path)).bytes()
  const { roots } = office.house.keys.current()
  const verdict = await verifyLicenceFile(file, { roots, clock: { now: office.clock.now() } })
  return 'code' in verdict ? verdict.code : verdict.state
}

test('what the command does to the keys is followed by the running house and stands in the audit log once, with who did it', async () => {
  assert.equal((await events('keys-created')).length, 1)
  const before = await openSchool(office, technician)
  const { id } = await issue(before.id)
  const { version } = await rotateSigningKey(at())
  for (let look = 0; look < 3; look += 1) await lookAtKeys(office.house)
  const [line, ...more] = await events('signing-key-rotated')
  assert.deepEqual(more, [])
  assert.equal(line?.details['version'], version)
  assert.equal(typeof line.details['by'], 'string')
  const state = await administrator.browser.call('GET /api/keys')
  assert.equal(state.keyRing.version, version)
  assert.equal(state.keys.filter(({ signs }) => signs).length, 1)
  assert.equal(state.rootPrivateHere, true)
  assert.equal(await stateOf(before.id, id), 'in-force', 'served with the new ring')
})

test('a revoked key: every licence it signed is issued again, those without a contract left are revoked, none is forgotten', async () => {
  const kept = []
  for (let count = 0; count < 60; count += 1) {
    const { id } = await openSchool(office, technician)
    await issue(id)
    kept.push(id)
  }
  const lapsed = await openSchool(office, technician)
  const { id: orphan } = await issue(lapsed.id)
  await technician.browser.call('PUT /api/clients/:clientId/contract', {
    params: { clientId: lapsed.id },
    body: { ...yearContract, modules: [...yearContract.modules], endsOn: '2026-11-23', version: 1 },
  })
  const stolen = signingKeyAt(office.house.keys.current(), office.clock.now())
  await revokeSigningKey(at(), stolen?.kid ?? '', 'serveur volé')
  await lookAtKeys(office.house)
  for (const clientId of kept) {
    const { licence, differences } = await current(clientId)
    assert.equal(licence?.cause, 'key-revoked')
    assert.deepEqual(differences, [])
  }
  assert.equal(
    await stateOf(kept[0] ?? '', (await current(kept[0] ?? '')).licence?.id ?? ''),
    'in-force',
  )
  const { register } = await technician.browser.call('GET /api/clients/:clientId/licences', {
    params: { clientId: lapsed.id },
  })
  assert.deepEqual(
    register.map(({ id, revoked }) => [id, revoked?.reason]),
    [[orphan, 'key-revoked']],
  )
  assert.equal((await administrator.browser.call('GET /api/keys')).compromised, 0)
  assert.equal((await events('signing-key-revoked'))[0]?.details['reason'], 'serveur volé')
})

test('no private key, no master key and no password of the day stands in the database', async () => {
  const secrets: string[] = []
  for (const name of await readdir(keysDir))
    if (name.endsWith('.private.json')) {
      const text = await readFile(join(keysDir, name), 'utf8')
      secrets.push(
        ...[...text.matchAll(/"(?:d|master)": "([^"]+)"/g)].map(([, value = '']) => value),
      )
    }
  assert.ok(secrets.length >= 4)
  const { password } = await technician.browser.call('POST /api/daily-password/reveals', {
    body: {},
  })
  secrets.push(password, password.replace('-', ''))
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'`.execute(
    office.house.database.kysely,
  )
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string }>`select t::text from ${sql.table(name)} t`.execute(
      office.house.database.kysely,
    )
    const text = JSON.stringify(rows)
    for (const secret of secrets) {
      assert.ok(!text.includes(secret), name)
      const hex = Buffer.from(secret, 'base64url').toString('hex')
      assert.ok(secret.length < 20 || !text.includes(hex), name)
    }
  }
})

test('an older copy of the key folder is refused at start and left aside while running: schools would refuse what it signs', async () => {
  const folder = await testFolder()
  const keys = join(folder, 'keys')
  const config = readConfig({
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    ...environmentOf(await freeAddresses()),
  })
  const database = await openTestDatabase()
  // The database outlives the house: the second start finds it again.
  const given = { database: { ...database, close: async () => {} }, clock: office.clock }
  after(database.close)
  const first = await startHouse(config, given)
  await cp(keys, join(folder, 'ancien'), { recursive: true })
  await rotateSigningKey({ folder: keys, now: office.clock.now() })
  await lookAtKeys(first.house)
  await cp(join(folder, 'ancien', 'trousseau.json'), join(keys, 'trousseau.json'))
  await assert.rejects(lookAtKeys(first.house), /ancienne sauvegarde/)
  assert.equal(first.house.keys.current().ring.version, 2)
  await first.close()
  await assert.rejects(startHouse(config, given), /ancienne sauvegarde/)
})

test('an older copy of the password keys is refused, and so is another master under a number already used', async () => {
  const { folder } = at()
  const file = join(folder, 'daily-password.private.json')
  const old = await readFile(file, 'utf8')
  await raisePasswordRevision(at(), undefined, 'lu à voix haute')
  await changePasswordMaster(at(), 'serveur volé')
  await lookAtKeys(office.house)
  const newest = await readFile(file, 'utf8')
  await writeFile(file, old)
  await assert.rejects(lookAtKeys(office.house), /ne sont pas les dernières/)
  for (let again = 0; again < 2; again += 1) await changePasswordMaster(at(), 'exercice')
  await assert.rejects(lookAtKeys(office.house), /ne sont pas les dernières/)
  await writeFile(file, newest)
  await lookAtKeys(office.house)
  assert.equal(
    Math.max(...office.house.keys.current().passwords.masters.map(({ version }) => version)),
    2,
  )
})
