import { randomUUID } from 'node:crypto'
import { homedir, hostname } from 'node:os'
import { usualPatience } from './machine.ts'
import { bakedRoots } from './roots.ts'
import { runOutils } from './run-outils.ts'
import { onStop, waitUntil } from './wait.ts'

async function main(): Promise<void> {
  // A reader that has had enough, such as head, is no error of ours.
  process.stdout.on('error', () => {})
  // That node:sqlite is young is nothing to a school; other warnings stay.
  process.removeAllListeners('warning').on('warning', ({ name, message }) => {
    if (name !== 'ExperimentalWarning') process.stderr.write(`${name}: ${message}\n`)
  })
  const code = await runOutils(process.argv.slice(2), {
    platform: process.platform,
    environment: process.env,
    homeFolder: homedir(),
    isRoot: process.getuid?.() === 0,
    hostname: hostname(),
    now: () => new Date(),
    roots: bakedRoots,
    stdin: process.stdin,
    writeOut: (text) => void process.stdout.write(text),
    writeErr: (text) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY,
    patience: usualPatience,
    newId: randomUUID,
    wait: waitUntil,
    onStop,
  })
  // Only once a pipe has taken everything; and then without waiting for a name that nobody resolves.
  await Promise.all([process.stdout, process.stderr].map(taken))
  process.exit(code)
}

function taken(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve())
  })
}

void main()
