import { homedir, hostname } from 'node:os'
import { usualPatience } from './machine.ts'
import { bakedRoots } from './roots.ts'
import { runOutils } from './run-outils.ts'

async function main(): Promise<void> {
  // A reader that has had enough, such as head, is no error of ours.
  process.stdout.on('error', () => {})
  // Not process.exit: it would cut what a pipe has not taken yet.
  process.exitCode = await runOutils(process.argv.slice(2), {
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
    patience: usualPatience,
  })
}

void main()
