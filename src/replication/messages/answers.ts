import { z } from 'zod'
import { FingerprintShape, HeadShape, MarkShape, Name, OperationShape } from './shapes.ts'
import { collectionsPerAnswerMax, operationsPerMessageMax } from './limits.ts'

const heads = z.array(HeadShape).max(collectionsPerAnswerMax)
const base64 = z.base64().max(600_000)

/** What the online side answers to each type of message. */
export const answerShapes = {
  open: z.strictObject({
    fence: z.int().min(1),
    /** Those that the message names; and all others when their digest is not the same. */
    heads,
    /** Whether the others are as the message says. */
    restAgrees: z.boolean(),
    /** Of all operations kept; null when this school takes none. */
    operations: FingerprintShape.nullable(),
    /** Nothing differs: the transfer is over. */
    done: z.boolean(),
    /** What the school's side notes before it closes, when something changed. */
    next: MarkShape,
  }),
  symbols: z.strictObject({ symbols: base64, size: z.int().min(0) }),
  ids: z.strictObject({ ids: base64, more: z.boolean() }),
  stage: z.strictObject({ staged: FingerprintShape }),
  unstage: z.strictObject({ staged: FingerprintShape }),
  remove: z.strictObject({ removals: FingerprintShape }),
  commit: z.discriminatedUnion('outcome', [
    z.strictObject({
      outcome: z.literal('published'),
      sent: z.int().min(0),
      removed: z.int().min(0),
      held: z
        .array(z.strictObject({ name: Name, disappearing: z.int(), of: z.int() }))
        .max(collectionsPerAnswerMax),
      /** Published rows whose parent is missing, hidden from readers: of the module and of its children. */
      hidden: z.int().min(0),
    }),
    /** A head or a staging is not what the message says. */
    z.strictObject({ outcome: z.literal('moved'), heads }),
    /** What would have been published is not the target. The heads were counted again from the rows. */
    z.strictObject({ outcome: z.literal('mismatch'), collections: z.array(Name).max(100), heads }),
  ]),
  pull: z.strictObject({ operations: z.array(OperationShape).max(operationsPerMessageMax) }),
  'give-back': z.strictObject({}),
  close: z.strictObject({ outcome: z.enum(['done', 'held', 'failed']) }),
}
export type AnswerOf<Type extends keyof typeof answerShapes> = z.output<(typeof answerShapes)[Type]>
