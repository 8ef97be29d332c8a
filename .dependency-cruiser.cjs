/** The floors of the house: imports go down only. See CONTRIBUTING.md. */
const only = (name, from, ...allowed) => ({
  name,
  severity: 'error',
  from: { path: `^src/${from}/`, pathNot: '\\.test\\.tsx?$' },
  to: { path: '^src/', pathNot: [from, ...allowed].map((floor) => `^src/${floor}/`) },
})

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('floor-0-base', 'base'),
    only('floor-1-contracts', 'contracts', 'base'),
    only('floor-2-licence-file', 'licence-file', 'base', 'contracts'),
    only('floor-2-replication', 'replication', 'base', 'contracts'),
    only('floor-2-platform', 'platform', 'base', 'contracts'),
    only('floor-3-domain', 'domain', 'base', 'contracts', 'platform', 'licence-file', 'replication'),
    only(
      'floor-4-server',
      'server',
      'base',
      'contracts',
      'platform',
      'licence-file',
      'replication',
      'domain',
    ),
    only(
      'floor-5-demo',
      'demo',
      'base',
      'contracts',
      'platform',
      'licence-file',
      'replication',
      'domain',
      'server',
    ),
    only('floor-4-outils', 'outils', 'base', 'contracts', 'licence-file', 'replication'),
    only('floor-4-sites', 'sites', 'base', 'contracts'),
    {
      name: 'tables-stay-in-their-folder',
      comment: 'A file that holds SQL is private to its folder; other folders call its actions.',
      severity: 'error',
      from: { path: '^src/(.+)/[^/]+$' },
      to: { path: '^src/.+-table\\.ts$', pathNot: '^src/$1/[^/]+$' },
    },
    {
      name: 'only-tables-write-sql',
      comment:
        'SQL lives in *-table.ts files, so that every query on a table is read in one place.',
      severity: 'error',
      from: {
        path: '^src/(domain|server|demo|outils|sites)/',
        pathNot: '-table\\.ts$|\\.test\\.ts$',
      },
      to: { path: '^src/platform/database/sql\\.ts$|node_modules/(kysely|pg|@electric-sql)/' },
    },
    {
      name: 'licence-file-embeds-anywhere',
      comment: 'Other software embeds licence-file: no dependency beyond jose and Node.',
      severity: 'error',
      from: { path: '^src/licence-file/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm', 'npm-dev'], pathNot: 'node_modules/jose/' },
    },
    {
      name: 'replication-is-pure',
      comment: 'The engine knows neither database nor network: both are given to it.',
      severity: 'error',
      from: { path: '^src/replication/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm', 'npm-dev'], pathNot: 'node_modules/zod/' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$' },
      to: { path: '\\.test\\.tsx?$' },
    },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$|/testing/' },
      to: { path: '/testing/', pathNot: 'node_modules/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}
