/** A promise of the house, and the files of tests and of measurements that prove it. */
export type SecurityPromise = {
  readonly promise: string
  readonly tests: readonly string[]
  readonly benches: readonly string[]
}

export const promises: readonly SecurityPromise[] = [
  {
    promise: 'Only those with the right act; another’s answers exactly as an absent one',
    tests: ['src/server/permissions.test.ts', 'src/server/scope.test.ts'],
    benches: [],
  },
  {
    promise: 'Guessing fails; a refusal tells no account apart',
    tests: [
      'src/domain/throttle/throttle.test.ts',
      'src/domain/sign-in/sign-in.test.ts',
      'src/domain/second-factor/second-step.test.ts',
      'src/server/required-factor.test.ts',
    ],
    benches: ['guessing', 'sign-in-timing'],
  },
  {
    promise: 'Passwords are long, not common, chosen by their owner alone',
    tests: ['src/domain/sign-in/password-links.test.ts'],
    benches: [],
  },
  {
    promise: 'Nothing can be asked from another site; every answer is protected',
    tests: ['src/server/cross-site.test.ts', 'src/server/http/guard-requests.test.ts'],
    benches: [],
  },
  {
    promise: 'Supervision is what the school allows, and is seen',
    tests: ['src/server/supervision-attacks.test.ts'],
    benches: [],
  },
  {
    promise: 'Nothing happens unseen; a log that was tampered with is found out',
    tests: [
      'src/server/audited.test.ts',
      'src/platform/audit/audit.test.ts',
      'src/domain/audit/checkpoints.test.ts',
      'src/domain/audit/tampering.long.test.ts',
      'src/domain/audit/writers.process.test.ts',
      'src/domain/audit/drop-old-months.test.ts',
    ],
    benches: [],
  },
  {
    promise: 'Hostile input is refused, and has no effect',
    tests: [
      'src/server/hostile-transfers.test.ts',
      'src/base/agent-journal/journal-fuzz.test.ts',
      'src/base/spell-csv.test.ts',
      'src/domain/client-imports/read-csv.test.ts',
      'src/outils/mapping/parse-mapping.test.ts',
      'src/licence-file/forgery.long.test.ts',
    ],
    benches: [],
  },
  {
    promise: 'Agents enter by a code that serves once, and touch their school alone',
    tests: ['src/domain/enrolment/enrolment.test.ts'],
    benches: [],
  },
  {
    promise: 'What was acknowledged is on disk, whichever of several servers is killed',
    tests: [
      'src/platform/database/killed.process.test.ts',
      'src/server/killed.process.test.ts',
      // On PostgreSQL only.
      'src/server/two-servers.process.test.ts',
    ],
    benches: [],
  },
  {
    promise: 'A backup taken while the house works is restored whole',
    tests: ['src/server/backup.process.test.ts', 'src/server/restore-house.test.ts'],
    benches: [],
  },
  {
    promise: 'No secret and nobody’s name in the logs',
    tests: ['src/server/log.process.test.ts'],
    benches: [],
  },
]
