import { z } from 'zod'
import { modules } from '#contracts/licences.ts'
import { sourceFailures } from '../school-side/source.ts'

// What several messages share.

export const Name = z.string().regex(/^[a-z_]{1,40}$/)
const Key = z.string().max(2000)
const Hash = z.string().regex(/^[0-9a-f]{32}$/)
export const FingerprintShape = z.strictObject({ count: z.int().min(0), hash: Hash })
export const MarkShape = z.strictObject({ transfer: z.uuid(), count: z.int().min(1) })
export const DigestShape = z.string().regex(/^[0-9a-f]{64}$/)
export const ModuleShape = z.enum(modules)
export const Uuid = z.uuid().toLowerCase()

/** Of a collection, as the online side has it. */
export const HeadShape = z.strictObject({
  name: Name,
  /** Of the published rows; null when none was ever published. */
  version: z.int().min(1).nullable(),
  published: FingerprintShape,
  staged: FingerprintShape,
  /** The greatest key that is staged. */
  stagedUpTo: Key.nullable(),
  /** Over the short hashes of the rows to be removed. */
  removals: FingerprintShape,
})
export type HeadShape = z.output<typeof HeadShape>

/** A set of hashes that can be reconciled. */
export const SetShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('published'), collection: Name }),
  z.strictObject({ kind: z.literal('staged'), collection: Name }),
  z.strictObject({ kind: z.literal('operations') }),
])
export type SetShape = z.output<typeof SetShape>

export const OperationShape = z.strictObject({
  id: Uuid,
  collection: Name,
  key: Key,
  row: z.array(z.unknown()).max(100).nullable(),
  at: z.iso.datetime({ precision: 3 }),
})

export const QuarantineShape = z.strictObject({
  id: Uuid,
  why: z.enum(['parent-missing', 'not-mapped', 'refused-by-base']),
  detail: z.string().max(300),
})

/** Why a module or a whole transfer ended without success, as the agent tells it. */
export const FailureShape = z.strictObject({
  code: z.enum([
    ...sourceFailures,
    'sink-failed',
    'cannot-agree',
    'network',
    'refused',
    'stopped',
    'unexpected',
  ]),
  collection: Name.nullable(),
  /** In French, without a value of a row but for its key: what the agent's journal says. */
  sentence: z.string().max(500),
})
export type TransferFailure = z.output<typeof FailureShape>
