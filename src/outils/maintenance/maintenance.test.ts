import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import type { Roots } from '#licence-file/keys.ts'
import type { LicencePayload } from '#licence-file/licence-payload.ts'
import { runOutils } from '../run-outils.ts'
import { passwordOf, verifiersFrom } from '../testing/test-licence.ts'
import { testPost } from '../testing/test-post.ts'
import { readMaintenance } from './maintenance-state.ts'

const tuesday = '2026-11-24T08:00:00Z'
const today = '2026-11-24'

test('the password of the day unlocks for half an hour, however it is typed, and is kept nowhere', async (context) => {
  const post = await postWithLicence(context)
  const password = passwordOf(today)
  const [left, right] = [password.slice(0, 5), password.slice(5)]
  for (const typed of [password, `${left}-${right}`, ` ${left} ${right} `.toLowerCase()]) {
    const { code, out, err } = await post.unlock(typed)
    assert.deepEqual([code, err], [0, ''])
    assert.match(out, /déverrouillée jusqu’au mardi 24 novembre 2026 à 12:30/)
    assert.equal((out + err).includes(typed.trim()), false)
    assert.equal((await post.outils('maintenance', 'verrouiller')).code, 0)
  }
  const piped = post.machine({ typed: `${password}\n` })
  const words = ['maintenance', 'deverrouiller', '--dossier', post.folder, '--json']
  assert.equal(await runOutils(words, piped), 0)
  const { unlockedUntil } = JSON.parse(piped.written.out) as { unlockedUntil: string }
  assert.equal(unlockedUntil, '2026-11-24T08:30:00.000Z')
  const kept = await readFile(join(post.folder, 'maintenance.json'), 'utf8')
  for (const spelt of [password, `${left}-${right}`])
    assert.equal((kept + piped.written.out).includes(spelt), false)
  assert.deepEqual(
    post.service.events.map(({ kind }) => kind),
    [1, 2, 3].flatMap(() => ['unlocked', 'locked']).concat('unlocked'),
  )
})

test('a wrong password is said with the date of the machine and what is left; the sixth try waits 15 minutes, restarts included', async (context) => {
  const post = await postWithLicence(context)
  for (const left of ['4 essais', '3 essais', '2 essais', '1 essai ', 'Une pause']) {
    const { code, out, err } = await post.unlock('WRONG-WRONG')
    assert.deepEqual([code, out], [10, ''])
    assert.match(err, /Ce poste croit être le mardi 24 novembre 2026/)
    assert.match(err, new RegExp(left))
  }
  const before = await readFile(join(post.folder, 'maintenance.json'), 'utf8')
  post.clock.advance(15 * 60_000 - 1)
  const sixth = await post.unlock(passwordOf(today))
  assert.equal(sixth.code, 11)
  assert.match(sixth.err, /prochain essai sera possible le mardi 24 novembre 2026 à 12:15/)
  assert.equal(await readFile(join(post.folder, 'maintenance.json'), 'utf8'), before, 'not counted')
  post.clock.advance(1)
  assert.equal((await post.unlock(passwordOf(today))).code, 0)
  const { throttle } = await readMaintenance(post.folder)
  assert.equal(throttle.failures, 0, 'a right one clears')
  assert.deepEqual(
    post.service.events.map(({ kind }) => kind),
    [...Array<string>(5).fill('refused'), 'locked-out', 'unlocked'],
  )
})

test('a process killed between the count and the hash has used up its try', async (context) => {
  // A hash of over a second, during which the process is killed.
  const mdj = { ...(await verifiersFrom('2026-W48')), m: 128 * 1024, t: 16 }
  const post = await postWithLicence(context, { mdj })
  for (let failures = 1; failures <= 5; failures++) {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', tryingProgram(post)])
    context.after(() => child.kill('SIGKILL'))
    const exited = once(child, 'exit')
    while ((await readMaintenance(post.folder)).throttle.failures < failures) await delay(10)
    child.kill('SIGKILL')
    assert.deepEqual(await exited, [null, 'SIGKILL'])
  }
  const { code } = await post.unlock(passwordOf(today))
  assert.equal(code, 11)
  const { events } = await readMaintenance(post.folder)
  assert.deepEqual(
    events.map(({ kind }) => kind),
    [...Array<string>(5).fill('refused'), 'locked-out'],
  )
})

test('two tries at the same time cannot both use the last one', async (context) => {
  const post = await postWithLicence(context)
  for (let failures = 0; failures < 4; failures++) await post.unlock('WRONG-WRONG')
  const both = await Promise.all([post.unlock('WRONG-WRONG'), post.unlock('WRONG-WRONG')])
  assert.deepEqual(
    both.map(({ code }) => code).sort((one, other) => one - other),
    [10, 11],
  )
  assert.equal((await readMaintenance(post.folder)).throttle.failures, 5)
})

test('a lapsed school is helped for five weeks and not in the sixth, though the key ring expired too', async (context) => {
  const ringExp = Date.parse('2026-12-01T00:00:00Z') / 1000
  const post = await postWithLicence(context, {}, ringExp)
  for (const day of ['2026-12-10', '2026-12-27']) {
    post.clock.set(new Date(`${day}T08:00:00Z`))
    assert.equal((await post.unlock(passwordOf(day))).code, 0, day)
  }
  post.clock.set(new Date('2026-12-28T08:00:00Z'))
  for (let tries = 0; tries < 7; tries++) {
    const { code, err } = await post.unlock(passwordOf('2026-12-28'))
    assert.equal(code, 10)
    assert.match(err, /plus de cinq semaines, ou n’en porte aucun[^]*outils licence importer/)
  }
  assert.equal((await readMaintenance(post.folder)).throttle.failures, 0, 'no failure of anybody')
})

test('the password of yesterday holds until 02:00 in the school’s time', async (context) => {
  const post = await postWithLicence(context)
  post.clock.set(new Date('2026-11-24T21:59:59Z'))
  assert.equal((await post.unlock(passwordOf(today))).code, 0)
  post.clock.set(new Date('2026-11-24T22:00:00Z'))
  const late = await post.unlock(passwordOf(today))
  assert.equal(late.code, 10)
  assert.match(late.err, /le mercredi 25 novembre 2026/)
})

test('a clock a little back is borne, one three days back is refused with its date', async (context) => {
  const post = await postWithLicence(context)
  assert.equal((await post.unlock(passwordOf(today))).code, 0)
  post.clock.advance(-10 * 60_000)
  assert.equal((await post.unlock(passwordOf(today))).code, 0)
  post.clock.set(new Date('2026-11-21T08:00:00Z'))
  const back = await post.unlock(passwordOf('2026-11-21'))
  assert.equal(back.code, 10)
  assert.match(back.err, /en retard[^]*samedi 21 novembre 2026/)
  assert.equal((await readMaintenance(post.folder)).throttle.failures, 0)
})

test('the licence that waits for its week knows the password as well as the one in place', async (context) => {
  const post = await testPost(context, { now: '2026-11-27T08:00:00Z' })
  const mdj = await verifiersFrom('2026-W48')
  post.service.given = [
    await post.licence('2026-W48'),
    await post.licence('2026-W49', { payload: { mdj } }),
  ]
  await post.outils('licence', 'recuperer')
  const typed = passwordOf('2026-11-27')
  assert.equal((await post.outils('maintenance', 'deverrouiller', typed)).code, 0)
})

test('a licence of another school, of unknown roots or without verifiers opens nothing', async (context) => {
  const typed = passwordOf(today)
  const other = await postWithLicence(context, { sub: crypto.randomUUID() })
  assert.match((await other.unlock(typed)).err, /Aucune licence de ce poste/)
  const forged = await postWithLicence(context)
  const stranger = await postWithLicence(context)
  await writeFile(join(forged.folder, 'licence.lic'), stranger.file)
  assert.match((await forged.unlock(typed)).err, /Aucune licence de ce poste/)
  const none = await testPost(context, { now: tuesday, attached: false })
  const nothing = await none.outils('maintenance', 'deverrouiller', typed)
  assert.deepEqual([nothing.code, /Aucune licence/.test(nothing.err)], [10, true])
})

test('a state that cannot be read refuses and never unlocks', async (context) => {
  const post = await postWithLicence(context)
  const whole = { v: 1, unlock: null, throttle: { failures: -1 }, events: [] }
  for (const text of ['', '{}', JSON.stringify(whole), 'x'.repeat(300_000)]) {
    await writeFile(join(post.folder, 'maintenance.json'), text)
    const { code, err } = await post.unlock(passwordOf(today))
    assert.equal(code, 9)
    assert.match(err, /reste verrouillée/)
    assert.equal(await readFile(join(post.folder, 'maintenance.json'), 'utf8'), text)
  }
})

test('a service that never answers holds an unlocking three seconds at most, and fails nothing', async (context) => {
  const post = await postWithLicence(context)
  post.service.silent = '/maintenance-events'
  const before = Date.now()
  assert.equal((await post.unlock(passwordOf(today))).code, 0)
  assert.ok(Date.now() - before < 3_500)
})

test('without the service an unlocking works, and what happened is told at the next contact', async (context) => {
  const post = await postWithLicence(context)
  post.service.broken = '/maintenance-events'
  assert.equal((await post.unlock(passwordOf(today))).code, 0)
  assert.equal((await post.unlock('WRONG-WRONG')).code, 10)
  assert.equal((await post.outils('maintenance', 'verrouiller')).code, 0)
  assert.match((await post.outils('maintenance', 'verrouiller')).out, /déjà verrouillée/)
  post.service.broken = undefined
  await post.outils('licence', 'recuperer')
  await post.outils('licence', 'recuperer')
  const kinds = post.service.events.map(({ kind }) => kind)
  assert.deepEqual(kinds, ['unlocked', 'refused', 'locked'], 'each told once')
  const shown = await post.outils('maintenance', 'etat')
  assert.match(
    shown.out,
    /verrouillée\.[^]*: verrouillée[^]*mot de passe refusé[^]*: déverrouillée/,
  )
})

function tryingProgram({ folder, roots }: { folder: string; roots: Roots }): string {
  const url = (path: string): string => JSON.stringify(import.meta.resolve(path))
  return `
    import { tryPassword } from ${url('./try-password.ts')}
    import { testRun } from ${url('../testing/test-machine.ts')}
    const roots = () => (${JSON.stringify(roots)})
    const run = testRun(${JSON.stringify(folder)}, { roots, now: () => new Date('${tuesday}') })
    await tryPassword(run, '${passwordOf(today)}')`
}

/** An attached machine with the licence of the week in place, on its Tuesday. */
async function postWithLicence(
  context: TestContext,
  payload: Partial<LicencePayload> = {},
  ringExp?: number,
) {
  const post = await testPost(context, { now: tuesday })
  const mdj = await verifiersFrom('2026-W48')
  const wished = ringExp === undefined ? {} : { ringExp }
  const made = await post.licence('2026-W48', { payload: { mdj, ...payload }, ...wished })
  await mkdir(post.folder, { recursive: true })
  await writeFile(join(post.folder, 'licence.lic'), made.file)
  const unlock = (typed: string) => post.outils('maintenance', 'deverrouiller', typed)
  return { ...post, file: made.file, unlock }
}
