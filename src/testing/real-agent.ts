import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateKey } from '#licence-file/keys.ts'
import { buildOutils } from '../../bin/build-outils.ts'

export type EndedAgent = {
  /** Null when a signal ended it. */
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** The agent of a school: its one file, in processes of its own. */
export type RealAgent = {
  readonly folder: string
  /** Runs a command to its end; `typed` is its standard input. */
  run(words: readonly string[], typed?: string): Promise<EndedAgent>
  /** Starts one, to be killed. */
  start(words: readonly string[]): {
    readonly ended: Promise<EndedAgent>
    readonly kill: () => void
  }
}

/** Builds the agent for roots that nobody signs with: enough for all but licences. */
export async function buildTestAgent(home: string): Promise<string> {
  await mkdir(home, { recursive: true })
  const { publicKey } = await generateKey('root')
  const rootsFile = join(home, 'roots.json')
  await writeFile(rootsFile, JSON.stringify({ threshold: 1, keys: [publicKey] }))
  return (await buildOutils({ rootsFile, outDir: join(home, 'outils') })).path
}

export function realAgent(bundle: string, folder: string): RealAgent {
  const start = (words: readonly string[], typed = '') => {
    const child = spawn(process.execPath, [bundle, ...words], {
      env: { PATH: process.env['PATH'], OUTILS_DOSSIER: folder },
    })
    const said = { out: '', err: '' }
    child.stdout.on('data', (chunk) => (said.out += String(chunk)))
    child.stderr.on('data', (chunk) => (said.err += String(chunk)))
    child.stdin.on('error', () => {})
    child.stdin.end(typed)
    const ended = once(child, 'close').then(([code]): EndedAgent => ({
      ...said,
      code: code as number | null,
    }))
    return { ended, kill: () => void child.kill('SIGKILL') }
  }
  return { folder, start, run: (words, typed) => start(words, typed).ended }
}
