import { refuse } from '#contracts/refuse.ts'
import type { AnswerOf } from '../messages/answers.ts'
import type { MessageOf } from '../messages/requests.ts'
import { checkedOperation } from '../operations/checked-operation.ts'
import type { Operation } from '../operations/operation.ts'
import { unpackShortHashes } from '../reconciliation/short-hash.ts'
import { readShortHashes } from '../reconciliation/spell-symbols.ts'
import type { Answered, OnlineSide } from './answer-message.ts'

/** In one answer; the agent asks again for those that are missing. */
const givenMax = 500
const givenBytesMax = 2 * 1024 * 1024

export async function giveOperations(
  { store }: OnlineSide,
  message: MessageOf<'pull'>,
): Promise<Answered> {
  const packed = readShortHashes(message.ids)
  if (packed === undefined) refuse('transfer-message-refused', { where: 'ids' })
  const found = await store.readOperations(unpackShortHashes(packed).slice(0, givenMax))
  const operations: Operation[] = []
  let bytes = 0
  for (const operation of found) {
    bytes += JSON.stringify(operation).length
    if (operations.length > 0 && bytes > givenBytesMax) break
    operations.push(operation)
  }
  await store.register.given(operations)
  return { answer: { operations } }
}

export async function takeBackOperations(
  { store, catalogue }: OnlineSide,
  message: MessageOf<'give-back'>,
): Promise<Answered> {
  const operations = message.operations.map((given) => checkedOperation(catalogue, given))
  await store.takeBack(operations)
  // Rows that refer to them were hidden as long as they were not here.
  const names = new Set(operations.map(({ collection }) => collection))
  await store.settleOrphans(catalogue.filter(({ name }) => names.has(name)))
  const answer: AnswerOf<'give-back'> = {}
  return { answer }
}
