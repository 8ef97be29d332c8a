import type { Step } from './steps.ts'

/** What needs no database and no browser. */
export const readings: readonly Step[] = [
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings', '.'] },
  { name: 'types', command: tscOf('.') },
  // A program for each site: the addresses of its router are types of their own.
  ...['ui', 'portal', 'admin', 'school'].map((site) => ({
    name: `types of the sites: ${site}`,
    command: tscOf(site === 'ui' ? 'src/sites' : `src/sites/${site}`),
  })),
  { name: 'types of the journeys', command: tscOf('e2e') },
  {
    name: 'floors and cycles',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'bin', 'e2e', 'bench'],
  },
  { name: 'dead code', command: ['knip'] },
]

/** V8's baseline compiler alone more than halves the time that PGlite's WebAssembly takes to start. */
const runner = ['node', '--liftoff-only', '--test', '--test-concurrency=2', '--test-timeout=180000']
const all = ['src/**/*.test.ts']

/** All but the tests that run real processes, and kill some, or live through weeks and forgeries. */
export const quickTests: Step = {
  name: 'quick tests, on the embedded database',
  command: [...runner, 'src/**/!(*.process|*.long).test.ts'],
}

export const testsOnEmbedded: Step = {
  name: 'tests on the embedded database',
  command: [...runner, ...all],
}

export const testsOnPostgres: Step = {
  name: 'tests on PostgreSQL',
  command: ['node', 'bin/with-postgres.ts', '--', ...runner, ...all],
}

export const buildPages: Step = { name: 'pages', command: ['vite', 'build', '--logLevel', 'warn'] }

function tscOf(project: string): readonly string[] {
  return ['node', 'node_modules/typescript-7/bin/tsc', '-p', project]
}
