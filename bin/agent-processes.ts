import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'

export type AgentProcesses = {
  /** One command to its end. Throws an Error with what it said unless it went well. */
  readonly run: (words: readonly string[], typed?: string) => Promise<void>
  /** Starts one that goes on beside the demo, or until it ends by itself. */
  readonly keep: (words: readonly string[]) => void
  /** Ends them all and waits until they have. */
  readonly close: () => Promise<void>
}

const runMsMax = 60_000
const endingMsMax = 5000

/** The agent in a folder of its own, which it makes. What those that go on say is in files there, of this start alone. */
export function agentProcesses(file: string, folder: string): AgentProcesses {
  const kept = new Set<ChildProcess>()
  const argumentsOf = (words: readonly string[]) => [file, '--dossier', folder, ...words]
  // However this process ends, as long as it can still do something.
  process.once('exit', () => kept.forEach((child) => child.kill()))
  return {
    run: (words, typed = '') => runToEnd(argumentsOf(words), typed),
    keep: (words) => {
      const said = openSync(join(folder, `${words.join('-')}.log`), 'w')
      const child = spawn(process.execPath, argumentsOf(words), { stdio: ['ignore', said, said] })
      closeSync(said)
      kept.add(child)
      child.on('error', () => kept.delete(child))
      child.on('exit', () => kept.delete(child))
    },
    close: async () => {
      await Promise.all([...kept].map(end))
    },
  }
}

async function runToEnd(words: readonly string[], typed: string): Promise<void> {
  const child = spawn(process.execPath, words, { timeout: runMsMax })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stdin.on('error', () => {})
  child.stdin.end(typed)
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(said.trim())
}

/** One that does not let go when it is asked is not waited for long. */
async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  const late = setTimeout(() => child.kill('SIGKILL'), endingMsMax)
  child.kill()
  await ended
  clearTimeout(late)
}
