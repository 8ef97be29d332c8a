import { request, type Dispatcher } from 'undici'
import type { Problem } from '#contracts/refusals.ts'
import { Refusal } from '#contracts/refuse.ts'
import { compressedBytesMax } from '#replication/messages/limits.ts'
import { ExchangeFailure, type Exchange } from '#replication/school-side/exchange.ts'
import { failure, type Failure } from '../failures.ts'
import type { Patience } from '../machine.ts'
import { undoEncoding } from '../network/undo-encoding.ts'
import { networkFailure } from '../network/network-failure.ts'
import { version } from '../version.ts'

const bytesType = 'application/octet-stream'
const answerBytesMax = compressedBytesMax * 2

type Line = {
  readonly address: string
  readonly credential: string
  readonly dispatcher: Dispatcher
  readonly patience: Patience
  readonly ending?: AbortSignal
}

/**
 * Sends a message of a transfer by POST and gives the answer. What the service refuses, and what goes wrong on the way,
 * becomes an ExchangeFailure whose cause has the sentence for the school. It tries once: the transfer says the same
 * again.
 */
export function serviceExchange({
  address,
  credential,
  dispatcher,
  patience,
  ending,
}: Line): Exchange {
  return async (body) => {
    try {
      const answer = await request(`${address}/agent/transfers`, {
        dispatcher,
        method: 'POST',
        headers: {
          accept: `${bytesType}, application/problem+json`,
          'content-type': bytesType,
          'user-agent': `outils/${version}`,
          authorization: `Bearer ${credential}`,
        },
        body,
        headersTimeout: patience.answerMs,
        bodyTimeout: patience.answerMs,
        signal: AbortSignal.any([
          AbortSignal.timeout(patience.connectMs + patience.answerMs),
          ...(ending ? [ending] : []),
        ]),
      })
      const came = await readBytes(answer.body)
      const encoding = answer.headers['content-encoding']
      return judge(answer.statusCode, undoEncoding(came, encoding, answerBytesMax))
    } catch (error) {
      throw error instanceof ExchangeFailure ? error : wayFailure(networkFailure(error))
    }
  }
}

async function readBytes(body: Dispatcher.ResponseData['body']): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > answerBytesMax) throw wayFailure(failure('answer-too-large'))
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Whether a body is an answer is found when it is opened: a proxy may say 200 of a page of its own. */
function judge(status: number, body: Buffer): Buffer {
  if (status >= 200 && status < 300) return body
  const problem = problemOf(body)
  if (problem !== undefined && status !== 413)
    throw new ExchangeFailure('refused', problem.code, new Refusal(problem))
  // Whoever does not take that much at once, the service or something before it.
  if (status === 413) throw new ExchangeFailure('too-large', '413', failure('message-too-large'))
  if (status === 407) throw wayFailure(failure('proxy-authentication'))
  throw wayFailure(
    busy.has(status)
      ? failure('service-busy', { reason: String(status) })
      : failure('not-the-service'),
  )
}

const busy: ReadonlySet<number> = new Set([429, 502, 503, 504])

function problemOf(body: Buffer): Problem | undefined {
  try {
    const value = JSON.parse(body.toString('utf8')) as Partial<Problem> | null
    const isProblem = [value?.code, value?.title, value?.remedy].every(
      (member) => typeof member === 'string',
    )
    return isProblem ? (value as Problem) : undefined
  } catch {
    return undefined
  }
}

function wayFailure(told: Failure): ExchangeFailure {
  const { code } = told.told
  return new ExchangeFailure(code === 'no-answer' ? 'timed-out' : 'unreachable', code, told)
}
