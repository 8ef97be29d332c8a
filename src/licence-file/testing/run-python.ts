import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** What a script of this folder writes as JSON, given a value as JSON. */
export async function runPython(script: string, input?: unknown): Promise<unknown> {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const python = spawn('python3', ['-B', path], { stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = Promise.withResolvers<number | null>()
  python.on('error', ended.reject)
  python.on('close', ended.resolve)
  // A script that fails before it has read all says why on its own.
  python.stdin.on('error', () => {})
  python.stdin.end(JSON.stringify(input ?? null))
  try {
    const answers = Promise.all([text(python.stdout), text(python.stderr), ended.promise])
    const [output, errors, status] = await answers
    if (status !== 0) throw new Error(`${script} failed: ${errors}`)
    return JSON.parse(output)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    throw new Error('this test needs the python3 command, 3.9 or later: install it', {
      cause: error,
    })
  }
}
