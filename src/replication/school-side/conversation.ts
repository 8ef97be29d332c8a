import type { z } from 'zod'
import { answerShapes, type AnswerOf } from '../messages/answers.ts'
import { packBody, unpackBody } from '../messages/envelope.ts'
import { compressedBytesMax } from '../messages/limits.ts'
import type { AgentMessage, MessageOf } from '../messages/requests.ts'
import { ExchangeFailure } from './exchange.ts'
import type { SchoolSide } from './school-side.ts'

/** What a message says, but for which one it is. */
export type Said<Type extends AgentMessage['type']> = Omit<
  MessageOf<Type>,
  'type' | 'transfer' | 'fence' | 'number'
>

/** The messages of one transfer, in their order. */
export type Conversation = {
  readonly transfer: string
  readonly fence: number
  /** Throws ExchangeFailure: `too-large` and, with `splittable`, `timed-out` after one more try. */
  send<Type extends Exclude<AgentMessage['type'], 'open'>>(
    type: Type,
    said: Said<Type>,
    how?: { readonly splittable: boolean },
  ): Promise<AnswerOf<Type>>
}

const triesMax = 6
const splittableTriesMax = 2
const firstPauseMs = 500
const pauseMsMax = 30_000

type Line = Pick<SchoolSide, 'exchange' | 'compression' | 'wait'>

export async function openConversation(
  line: Line,
  message: MessageOf<'open'>,
): Promise<{ conversation: Conversation; answer: AnswerOf<'open'> }> {
  const { transfer } = message
  const answer = await ask(line, 'open', message, false)
  const { fence } = answer
  let number = 0
  const conversation: Conversation = {
    transfer,
    fence,
    send: (type, said, how) => {
      number += 1
      const isSplittable = how?.splittable === true
      return ask(line, type, { type, transfer, fence, number, ...said }, isSplittable)
    },
  }
  return { conversation, answer }
}

/** The same bytes again while they may not have arrived: done once, whatever the network does. */
async function ask<Type extends AgentMessage['type']>(
  { exchange, compression, wait }: Line,
  type: Type,
  message: unknown,
  isSplittable: boolean,
): Promise<AnswerOf<Type>> {
  const body = packBody(message, compression)
  if (body.length > compressedBytesMax) throw new ExchangeFailure('too-large', 'message')
  for (let tried = 1, pauseMs = firstPauseMs; ; tried++) {
    try {
      return readAnswer(type, await exchange(body))
    } catch (error) {
      if (!mayPass(error) || tried >= triesFor(error, isSplittable)) throw error
      await wait(pauseMs)
      pauseMs = Math.min(pauseMs * 2, pauseMsMax)
    }
  }
}

/** What is not an answer of the service comes from something in between: it may pass the next time. */
function readAnswer<Type extends AgentMessage['type']>(type: Type, body: Buffer): AnswerOf<Type> {
  const opened = unpackBody(body)
  if ('fault' in opened) throw new ExchangeFailure('unreachable', 'not-the-service')
  const shape: z.ZodType = answerShapes[type]
  const answer = shape.safeParse(opened.content)
  if (!answer.success) throw new ExchangeFailure('unreachable', 'answer-not-understood')
  return answer.data as AnswerOf<Type>
}

/** A service out of reach is waited for; what takes too long is soon tried with less. */
function triesFor(error: unknown, isSplittable: boolean): number {
  const isTooSlow = error instanceof ExchangeFailure && error.kind === 'timed-out'
  return isTooSlow && isSplittable ? splittableTriesMax : triesMax
}

function mayPass(error: unknown): boolean {
  return (
    error instanceof ExchangeFailure && (error.kind === 'unreachable' || error.kind === 'timed-out')
  )
}
