import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { TestContext } from 'node:test'
import type { Machine, Patience, Run } from '../machine.ts'

export type TestMachine = Machine & { readonly written: { out: string; err: string } }

/** A machine whose environment, clock and keyboard are the test's, and whose words are kept. */
export function testMachine(
  given: Partial<Machine> & { readonly typed?: string } = {},
): TestMachine {
  const written = { out: '', err: '' }
  const { typed = '', ...machine } = given
  return {
    platform: process.platform,
    environment: {},
    homeFolder: '/nowhere',
    isRoot: false,
    hostname: 'poste-de-test',
    now: () => new Date(),
    roots: () => {
      throw new Error('this test needs no roots')
    },
    stdin: Readable.from([typed]),
    writeOut: (text) => void (written.out += text),
    writeErr: (text) => void (written.err += text),
    isTerminal: false,
    patience: hasty,
    newId: randomUUID,
    wait: async () => {},
    onStop: () => () => {},
    ...machine,
    written,
  }
}

export function testRun(folder: string, given: Partial<Machine> = {}): Run {
  return { machine: testMachine(given), folder, hide: () => {}, say: () => {} }
}

export async function temporaryFolder(test: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'outils-'))
  test.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const hasty: Patience = { connectMs: 1000, answerMs: 1000, retriesMax: 3, firstPauseMs: 1 }
