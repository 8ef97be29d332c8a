import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { Failure } from './failures.ts'
import { readCode } from './read-secret.ts'

test('the code is the first line of standard input, however it was piped', async () => {
  const piped = ['ABCD-EFGH', 'ABCD-EFGH\n', '\uFEFF ABCD-EFGH \r\nmore', 'ABCD-EFGH\nsecond\n']
  for (const text of piped) assert.equal(await read(text), 'ABCD-EFGH')
})

test('no code, an endless line or a silent pipe is refused', async () => {
  const silent = new Readable({ read: () => {} })
  const endless = new Readable({ read: () => void endless.push('A'.repeat(100)) })
  const given = [read(''), read('\n'), read('A'.repeat(65)), readCode(entry(endless))]
  for (const reading of [...given, readCode(entry(silent), 20)])
    await assert.rejects(reading, (error) => {
      assert.ok(error instanceof Failure)
      return error.told.code === 'code-missing'
    })
})

function read(text: string): Promise<string> {
  return readCode(entry(Readable.from([text])))
}

function entry(stdin: Readable) {
  return { stdin, writeErr: () => {} }
}
