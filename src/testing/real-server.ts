import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'

/** The program itself, in a process of its own. */
export type RealServer = {
  readonly portalUrl: string
  readonly adminUrl: string
  readonly schoolUrl: string
  readonly agentsUrl: string
  /** What it printed so far. */
  readonly printed: { out: string; log: string }
  kill(): Promise<void>
  stop(): Promise<void>
}

export type ServerAddresses = Pick<RealServer, 'portalUrl' | 'adminUrl' | 'schoolUrl' | 'agentsUrl'>

export async function freeAddresses(): Promise<ServerAddresses> {
  return {
    portalUrl: `http://localhost:${await freePort()}`,
    adminUrl: `http://admin.localhost:${await freePort()}`,
    schoolUrl: `http://ecole.localhost:${await freePort()}`,
    agentsUrl: `http://127.0.0.1:${await freePort()}`,
  }
}

/** The addresses as the environment names them. */
export function environmentOf(addresses: ServerAddresses): Record<string, string> {
  return {
    PORTAL_URL: addresses.portalUrl,
    ADMIN_SITE_URL: addresses.adminUrl,
    SCHOOL_SITE_URL: addresses.schoolUrl,
    AGENTS_URL: addresses.agentsUrl,
  }
}

/** Starts it and waits until it listens; throws what it said when it ends before. */
export async function startRealServer(
  addresses: ServerAddresses,
  environment: Readonly<Record<string, string>>,
): Promise<RealServer> {
  const { child, printed, ended } = spawnServer(addresses, environment)
  const listens = new Promise<void>((resolve) => {
    child.stdout.on('data', () => printed.out.includes(addresses.agentsUrl) && resolve())
  })
  const code = await Promise.race([listens, ended])
  if (code !== undefined) throw new Error(`It ended with ${code}: ${printed.log}`)
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await ended
  }
  return { ...addresses, printed, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

/** For a start that must be refused: its exit code and what it said. */
export async function endOfRealServer(
  addresses: ServerAddresses,
  environment: Readonly<Record<string, string>>,
): Promise<{ code: number; said: string }> {
  const { printed, ended } = spawnServer(addresses, environment)
  return { code: await ended, said: printed.log }
}

const main = fileURLToPath(new URL('../server/main.ts', import.meta.url))

function spawnServer(addresses: ServerAddresses, environment: Readonly<Record<string, string>>) {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, ['--liftoff-only', main], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH,
      ADMINISTRATOR_SECOND_FACTOR: 'optional',
      ...environmentOf(addresses),
      ...environment,
    },
  })
  const printed = { out: '', log: '' }
  child.stdout.on('data', (chunk: Buffer) => (printed.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (printed.log += chunk.toString()))
  const ended = once(child, 'close').then(([code]) => Number(code ?? -1))
  return { child, printed, ended }
}
