import { z } from 'zod'
import { operationsPerMessageMax, rowsPerMessageMax, symbolsPerMessageMax } from './limits.ts'
import {
  DigestShape,
  FailureShape,
  FingerprintShape,
  MarkShape,
  ModuleShape,
  Name,
  OperationShape,
  QuarantineShape,
  SetShape,
  Uuid,
} from './shapes.ts'

const collectionsMax = 100

/** Which message of which transfer, so that each is done once and in its order. */
const header = { transfer: Uuid, fence: z.int().min(1), number: z.int().min(1) }
const base64 = z.base64().max(600_000)

const OpenRequest = z.strictObject({
  type: z.literal('open'),
  transfer: Uuid,
  mode: z.enum(['automatic', 'manual', 'ordered']),
  /** All that is in the modules is compared, whatever the notebook believes. */
  complete: z.boolean(),
  /** Tells this installation from a copy of it elsewhere. */
  installation: DigestShape,
  /** SHA-256 of the school key that the hashes were made with. */
  keyDigest: DigestShape,
  modules: z.array(ModuleShape).max(10),
  /** Collections of these modules that this school does not send. */
  unmapped: z.array(Name).max(collectionsMax),
  collections: z
    .array(
      z.strictObject({
        name: Name,
        version: z.int().min(1),
        target: FingerprintShape,
      }),
    )
    .max(collectionsMax),
  /** Over all others of these modules that are sent: see `restDigest`. */
  rest: DigestShape,
  /** Null: this school takes nothing from online. */
  ledger: FingerprintShape.nullable(),
  /** Something waits in quarantine in the base: it is told at the end of the transfer. */
  quarantined: z.boolean(),
  /** Modules that cannot be read, beside those of `modules`. */
  failures: z.array(z.strictObject({ module: ModuleShape, failure: FailureShape })).max(10),
  /** The base cannot be written to: this transfer takes nothing. */
  sinkFailure: FailureShape.nullable(),
  marks: z.strictObject({ base: MarkShape.nullable(), notebook: MarkShape.nullable() }),
})
export type OpenRequest = z.output<typeof OpenRequest>

const SymbolsRequest = z.strictObject({
  type: z.literal('symbols'),
  ...header,
  of: SetShape,
  from: z.int().min(0).max(10_000_000),
  length: z.int().min(1).max(symbolsPerMessageMax),
})

const IdsRequest = z.strictObject({
  type: z.literal('ids'),
  ...header,
  of: SetShape,
  /** The short hash after which to go on; null from the first. */
  after: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .nullable(),
})

const StageRequest = z.strictObject({
  type: z.literal('stage'),
  ...header,
  collection: Name,
  version: z.int().min(1),
  /** Each is checked against its collection. */
  rows: z.array(z.array(z.unknown()).max(100)).min(1).max(rowsPerMessageMax),
  /** How many rows of this collection this transfer stages in all, for who watches. */
  total: z.int().min(0),
})
export type StageRequest = z.output<typeof StageRequest>

const UnstageRequest = z.strictObject({
  type: z.literal('unstage'),
  ...header,
  collection: Name,
  /** Short hashes; null for all of them. */
  ids: base64.nullable(),
})

const RemoveRequest = z.strictObject({
  type: z.literal('remove'),
  ...header,
  collection: Name,
  ids: base64,
  /** The first drops those that were there before. */
  first: z.boolean(),
})

const CommitRequest = z.strictObject({
  type: z.literal('commit'),
  ...header,
  module: ModuleShape,
  unmapped: z.array(Name).max(collectionsMax),
  collections: z
    .array(
      z.strictObject({
        name: Name,
        version: z.int().min(1),
        base: FingerprintShape,
        target: FingerprintShape,
        staged: FingerprintShape,
        removals: FingerprintShape,
        /** What is staged takes the place of all that is published. */
        replace: z.boolean(),
        /** The head was not what the notebook believed: it had to be compared. */
        reconciled: z.boolean(),
      }),
    )
    .max(collectionsMax),
  rest: DigestShape,
  /** The school says that what disappears is to disappear. */
  acceptDisappearance: z.boolean(),
})
export type CommitRequest = z.output<typeof CommitRequest>

const PullRequest = z.strictObject({ type: z.literal('pull'), ...header, ids: base64 })

const GiveBackRequest = z.strictObject({
  type: z.literal('give-back'),
  ...header,
  operations: z.array(OperationShape).max(operationsPerMessageMax),
})

const CloseRequest = z.strictObject({
  type: z.literal('close'),
  ...header,
  /** Null: all went well. */
  failure: FailureShape.nullable(),
  modules: z.array(z.strictObject({ module: ModuleShape, failure: FailureShape })).max(10),
  /** All that is in quarantine, unless there is more than a message carries. */
  quarantine: z.array(QuarantineShape).max(operationsPerMessageMax),
  isWholeQuarantine: z.boolean(),
  ledger: FingerprintShape.nullable(),
})
export type CloseRequest = z.output<typeof CloseRequest>

export const AgentMessage = z.discriminatedUnion('type', [
  OpenRequest,
  SymbolsRequest,
  IdsRequest,
  StageRequest,
  UnstageRequest,
  RemoveRequest,
  CommitRequest,
  PullRequest,
  GiveBackRequest,
  CloseRequest,
])
export type AgentMessage = z.output<typeof AgentMessage>
export type MessageOf<Type extends AgentMessage['type']> = Extract<AgentMessage, { type: Type }>
