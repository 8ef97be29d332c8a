import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { Client } from 'pg'
import { startTestPostgres } from '#testing/test-postgres.ts'

/** node bin/with-postgres.ts -- COMMAND…: runs COMMAND with a throwaway PostgreSQL for its tests. */
const separator = process.argv.indexOf('--')
const [command, ...commandArguments] = separator < 0 ? [] : process.argv.slice(separator + 1)
if (!command) {
  console.error('Usage : node bin/with-postgres.ts -- COMMANDE…')
  process.exit(2)
}

const postgres = await startTestPostgres()
try {
  console.log(await serverVersion(postgres.url))
  process.exitCode = await run(command, commandArguments, {
    TEST_DATABASE: 'postgres',
    TEST_POSTGRES_URL: postgres.url,
  })
} finally {
  await postgres.stop()
}

async function serverVersion(url: string): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ version: string }>('select version()')
    return rows[0]?.version ?? ''
  } finally {
    await client.end()
  }
}

/** The code the command ends with; a signal to us is passed on to it, and we outlive it. */
function run(
  command: string,
  commandArguments: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, {
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => child.kill(signal))
    }
    child.on('error', reject)
    child.on('exit', (code, signal) =>
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']),
    )
  })
}
