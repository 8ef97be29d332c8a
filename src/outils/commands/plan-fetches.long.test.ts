import assert from 'node:assert/strict'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { dayOf } from '#base/calendar.ts'
import { readState } from '../folder/agent-state.ts'
import { prefetchMoment } from '../schedule/moments.ts'
import { runOutils } from '../run-outils.ts'
import { temporaryFolder, testMachine } from '../testing/test-machine.ts'
import { testPost } from '../testing/test-post.ts'

type Line = {
  at: string
  event: string
  message: string
  week?: string
  code?: string
  next?: unknown
}

test('from Thursday to Tuesday on a machine that stays on: a contact a day, the next licence in time, the swap at the second', async (context) => {
  const post = await testPost(context, { now: '2026-11-25T20:00:00Z' })
  const [current, next] = [await post.licence('2026-W48'), await post.licence('2026-W49')]
  post.service.given = [current]
  assert.equal((await post.outils('licence', 'recuperer')).code, 0)
  post.service.given = [current, next]
  const lines = await planUntil(post, '2026-12-01T08:00:00Z')

  const fetched = lines.filter(({ event }) => event === 'fetched').map(({ at }) => at)
  const inMonday = (at: string) => at >= '2026-11-29T20:00' && at < '2026-11-30T20:00'
  assert.deepEqual(fetched.filter(inMonday), [], 'no contact on Monday')
  assert.ok(fetched.length >= 4 && fetched.length <= 6, String(fetched))
  const { seed } = await readState(post.folder)
  const drawn = prefetchMoment(new Date('2026-11-26T08:00Z'), post.zone, seed ?? '')
  const ready = Date.parse(lines.find(({ next: kept }) => kept)?.at ?? '')
  const lateMs = ready - drawn.getTime()
  assert.ok(lateMs >= 0 && lateMs < paceMs, `the next licence comes at the moment drawn: ${lateMs}`)
  const installed = lines.filter(({ event }) => event === 'installed')
  assert.deepEqual(
    installed.map(({ at, week }) => [at, week]),
    [['2026-11-29T20:00:00.000Z', '2026-W49']],
  )
  assert.equal(await readFile(join(post.folder, 'licence.lic'), 'utf8'), next.file)
  assert.deepEqual(
    lines.filter(({ event }) => event === 'failed'),
    [],
  )
  const state = await readState(post.folder)
  const noted = state.clockHighWater ?? ''
  assert.ok(noted > '2026-12-01T06:00' && noted <= '2026-12-01T08:00', noted)
  assert.deepEqual([lines[0]?.event, lines.at(-1)?.event], ['started', 'stopped'])
})

test('a service that is away is called again with growing pauses, and found again', async (context) => {
  const post = await testPost(context, { now: '2026-11-24T08:00:00Z' })
  post.service.given = [await post.licence('2026-W48')]
  post.service.broken = '/agent/licences'
  const lines = await planUntil(post, '2026-11-24T13:00:00Z', (now) => {
    if (now > new Date('2026-11-24T11:00:00Z')) post.service.broken = undefined
  })
  const failed = lines.filter(({ event }) => event === 'failed')
  assert.ok(failed.length >= 6 && failed.length <= 9, String(failed.length))
  const gaps = failed
    .slice(1)
    .map(({ at }, index) => Date.parse(at) - Date.parse(failed[index]?.at ?? ''))
  assert.ok((gaps.at(-1) ?? 0) > 10 * (gaps[0] ?? 0))
  assert.match(failed[0]?.message ?? '', /momentanément indisponible/)
  assert.ok(lines.some(({ event }) => event === 'fetched'))
})

test('a machine that sleeps from Thursday to Monday has its licence some minutes after waking', async (context) => {
  const post = await testPost(context, { now: '2026-11-24T08:00:00Z' })
  const [current, next] = [await post.licence('2026-W48'), await post.licence('2026-W49')]
  post.service.given = [current]
  const waking = '2026-11-30T04:00:00Z'
  const lines = await planUntil(post, '2026-11-30T04:25:00Z', (now) => {
    if (now < new Date('2026-11-25T19:00:00Z') || now > new Date('2026-11-26T00:00:00Z')) return
    post.service.given = [next]
    post.clock.set(new Date(waking))
  })
  const after = lines.filter(({ at, event }) => at >= waking && event === 'fetched')
  assert.equal(after.length, 1)
  assert.equal(await readFile(join(post.folder, 'licence.lic'), 'utf8'), next.file)
})

test('a second one for the same folder is refused; a machine not attached has none', async (context) => {
  const post = await testPost(context, { now: '2026-11-24T08:00:00Z' })
  let second = { code: -1, err: '' }
  await planUntil(post, '2026-11-24T08:02:00Z', async () => {
    if (second.code < 0) second = await post.outils('planifier')
  })
  assert.equal(second.code, 9)
  assert.match(second.err, /« outils planifier » tourne déjà/)
  const state = await post.outils('etat')
  assert.match(state.out, /Planificateur : arrêté/)

  const folder = await temporaryFolder(context)
  assert.equal(await runOutils(['planifier', '--dossier', folder], testMachine()), 3)
  assert.deepEqual(await readdir(folder), [])
})

test('asked to end while the network is waited for, it ends at once and says one line', async (context) => {
  const post = await testPost(context, { now: '2026-11-24T08:00:00Z' })
  post.service.silent = '/agent/licences'
  let stop = (): void => {}
  const machine = post.machine({
    wait: async (ms) => post.clock.advance(ms),
    patience: { connectMs: 60_000, answerMs: 60_000, retriesMax: 3, firstPauseMs: 60_000 },
    onStop: (listener) => {
      stop = listener
      return () => {}
    },
  })
  const running = runOutils(['planifier', '--dossier', post.folder], machine)
  while (post.service.contacts === 0) await new Promise((resolve) => void setTimeout(resolve, 5))
  const before = Date.now()
  stop()
  assert.equal(await running, 0)
  assert.ok(Date.now() - before < 2_000)
  assert.match(machine.written.out, /Le planificateur s’arrête, comme demandé\.\n$/)
  assert.doesNotMatch(machine.written.out + machine.written.err, /injoignable|inattendue/)
})

const paceMs = 4 * 60_000

type Post = Awaited<ReturnType<typeof testPost>>

/** Runs `planifier` on the clock of the test until then, and gives its lines. */
async function planUntil(
  post: Post,
  until: string,
  eachWait: (now: Date) => void | Promise<void> = () => {},
): Promise<Line[]> {
  let stop = (): void => {}
  const machine = post.machine({
    // The same moments at each run of the test.
    newId: () => 'graine',
    wait: async (ms) => {
      assert.ok(ms <= 60_000)
      await eachWait(post.clock.now())
      // Timers that last four minutes at a time, so that days take seconds; none before a midnight.
      const soon = new Date(post.clock.now().getTime() + paceMs)
      const isSameDay = dayOf(soon, post.zone) === dayOf(post.clock.now(), post.zone)
      post.clock.advance(ms === 60_000 && isSameDay ? paceMs : ms)
      if (post.clock.now() >= new Date(until)) stop()
    },
    onStop: (listener) => {
      stop = listener
      return () => {}
    },
  })
  const code = await runOutils(['planifier', '--json', '--dossier', post.folder], machine)
  assert.equal(code, 0)
  return machine.written.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}
