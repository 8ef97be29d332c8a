import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Figure } from '../bench/figure.ts'

/** `npm run bench -- [NAME…] [--json]`: runs the measurements of bench/; 1 where a target is missed. */
const folder = fileURLToPath(new URL('../bench', import.meta.url))
const helpers = new Set(['figure', 'fleet', 'main-thread-tasks', 'quantile', 'ten-thousand'])
const known = (await readdir(folder))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => !helpers.has(name))
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const unknown = asked.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Measurements: ${known.join(', ')}.`)
  process.exit(2)
}

const figures: Figure[] = []
for (const name of asked.length > 0 ? asked : known) {
  const { measure } = (await import(`../bench/${name}.ts`)) as { measure: () => Promise<Figure[]> }
  figures.push(...(await measure()))
}
if (process.argv.includes('--json')) console.log(JSON.stringify(figures, null, 2))
else
  console.table(
    figures.map(({ figure, value, unit, reference, ratio, target, holds }) => ({
      figure,
      value: `${value} ${unit}`,
      reference,
      ratio,
      target: target ?? '—',
      holds: holds === null ? '—' : holds ? 'yes' : 'NO',
    })),
  )
process.exitCode = figures.some(({ holds }) => holds === false) ? 1 : 0
