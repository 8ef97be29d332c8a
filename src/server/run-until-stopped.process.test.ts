import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'

/** Runs a program whose close is `close`, sends it these signals one after the other, and says how it ended. */
async function stopped(close: string, signals: readonly NodeJS.Signals[]) {
  const program = `
    import { runUntilStopped } from '#server/run-until-stopped.ts'
    await runUntilStopped(async () => {
      setInterval(() => {}, 1000)
      console.log('started')
      return () => { console.log('closing'); return ${close} }
    })
    console.log('ready')`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program])
  let out = ''
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  const left = [...signals]
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
    const answered = (out.match(/ready|closing/g) ?? []).length
    const sent = signals.length - left.length
    if (answered > sent && left.length > 0) child.kill(left.shift())
  })
  const [code] = await ended
  return { code, complaint }
}

test('one signal closes in order and ends well', async () => {
  assert.deepEqual(await stopped('Promise.resolve()', ['SIGTERM']), { code: 0, complaint: '' })
})

test('a second signal, of either kind, does not wait for a close that takes long', async () => {
  const { code } = await stopped('new Promise(() => {})', ['SIGINT', 'SIGTERM'])
  assert.equal(code, 1)
})

test('a close that fails says why and ends with code 1', async () => {
  const { code, complaint } = await stopped("Promise.reject(new Error('no disk'))", ['SIGTERM'])
  assert.equal(code, 1)
  assert.match(complaint, /no disk/)
})
