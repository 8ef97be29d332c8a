import { run } from 'node:test'
import type { Figure } from '../bench/figure.ts'
import { promises, type SecurityPromise } from './security-promises.ts'

/**
 * `npm run proofs [-- --quick]`: what the house promises about security, each promise with the tests and the
 * measurements that prove it and what they counted. `--quick` leaves out the measurements, which take minutes.
 */
const quick = process.argv.includes('--quick')

let allHold = true
for (const promise of promises) {
  const lines = [...(await runTests(promise)), ...(quick ? [] : await runBenches(promise))]
  const holds = lines.every((line) => line.holds)
  allHold &&= holds
  console.log(`${holds ? '✔' : '✘'} ${promise.promise}`)
  for (const { text, holds: held } of lines) console.log(`    ${held ? '' : '✘ '}${text}`)
}
process.exitCode = allHold ? 0 : 1

type Line = { readonly text: string; readonly holds: boolean }

/** How many tests passed, then what they counted: the diagnostics that begin with `proof:`, equal ones together. */
async function runTests({ tests }: SecurityPromise): Promise<readonly Line[]> {
  const counted = new Map<string, number>()
  const failed: string[] = []
  let passed = 0
  const events = run({ files: [...tests], concurrency: 2, execArgv: ['--liftoff-only'] })
  for await (const { type, data } of events) {
    if (type === 'test:diagnostic' && data.message.startsWith('proof: ')) {
      const text = data.message.slice('proof: '.length)
      counted.set(text, (counted.get(text) ?? 0) + 1)
    } else if (type === 'test:pass' && data.details.type !== 'suite' && data.nesting === 0)
      passed += 1
    else if (type === 'test:fail' && data.nesting === 0) failed.push(data.name)
  }
  return [
    {
      text: `${passed} tests passed, ${failed.length} failed`,
      holds: failed.length === 0 && passed > 0,
    },
    ...failed.map((name) => ({ text: name, holds: false })),
    ...[...counted].map(([text, times]) => ({
      text: times === 1 ? text : `${times} × ${text}`,
      holds: true,
    })),
  ]
}

async function runBenches({ benches }: SecurityPromise): Promise<readonly Line[]> {
  const lines: Line[] = []
  for (const name of benches) {
    const { measure } = (await import(`../bench/${name}.ts`)) as {
      measure: () => Promise<Figure[]>
    }
    for (const { figure, value, unit, reference, target, holds } of await measure())
      lines.push({
        text: `${figure}: ${value} ${unit} (${reference}; wanted: ${target ?? '—'})`,
        holds: holds !== false,
      })
  }
  return lines
}
