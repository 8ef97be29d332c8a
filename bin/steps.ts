import { spawn } from 'node:child_process'

/** A command of this project and what it proves. */
export type Step = {
  readonly name: string
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Runs steps side by side; each prints as a whole when it ends. True when all passed. */
export async function together(steps: readonly Step[]): Promise<boolean> {
  const passed = await Promise.all(steps.map((step) => run(step, 'at its end')))
  return passed.every(Boolean)
}

/** Runs steps one after the other, printing as they go, and stops at the first that fails. */
export async function inTurn(steps: readonly Step[]): Promise<boolean> {
  for (const step of steps) if (!(await run(step, 'as it goes'))) return false
  return true
}

async function run(
  { name, command: [program = '', ...options], env = {} }: Step,
  show: 'as it goes' | 'at its end',
): Promise<boolean> {
  const startedMs = Date.now()
  const child = spawn(program, options, {
    env: { ...process.env, ...env },
    stdio: [
      'ignore',
      show === 'as it goes' ? 'inherit' : 'pipe',
      show === 'as it goes' ? 'inherit' : 'pipe',
    ],
  })
  const printed: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk))
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1)
  if (code !== 0) process.stdout.write(Buffer.concat(printed))
  console.log(`${code === 0 ? '✔' : '✘'} ${name} (${seconds} s)`)
  return code === 0
}
