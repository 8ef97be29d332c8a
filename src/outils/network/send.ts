import pRetry from 'p-retry'
import { request, type Dispatcher } from 'undici'
import type { Send } from '#contracts/typed-client.ts'
import { fail, failure, type Failure } from '../failures.ts'
import type { Patience } from '../machine.ts'
import { version } from '../version.ts'
import { mayHaveArrived, mayPass, networkFailure } from './network-failure.ts'

/** Four licences of 16 KiB, spelled in JSON, and the documents of the roots. */
const answerBytesMax = 256 * 1024
const triesMsMax = 90_000

/** What uses something up: sent again only while it certainly has not arrived. */
const consuming: ReadonlySet<string> = new Set(['POST /agent/enrolment'])

/**
 * Sends to the service, again when the network or a busy service may let it pass, never after a
 * refusal. Throws Failure; a refusal of the service is an answer like any other.
 */
export function sender(
  address: string,
  credential: string | undefined,
  dispatcher: Dispatcher,
  patience: Patience,
  ending?: AbortSignal,
): Send {
  const headers = {
    accept: 'application/json, application/problem+json',
    'user-agent': `outils/${version}`,
    ...(credential === undefined ? {} : { authorization: `Bearer ${credential}` }),
  }
  const tryOnce: Send = async ({ method, path, body }) => {
    const answer = await request(`${address}${path}`, {
      dispatcher,
      method,
      headers: method === 'GET' ? headers : { ...headers, 'content-type': 'application/json' },
      body: method === 'GET' ? null : (body ?? '{}'),
      headersTimeout: patience.answerMs,
      bodyTimeout: patience.answerMs,
      // The whole, so that an answer that trickles ends too.
      signal: AbortSignal.any([
        AbortSignal.timeout(patience.connectMs + patience.answerMs),
        ...(ending ? [ending] : []),
      ]),
    })
    const text = await readText(answer.body)
    return judge(answer.statusCode, text)
  }
  return (sent) =>
    pRetry(() => tryOnce(sent).catch((error: unknown) => Promise.reject(failureOf(sent, error))), {
      retries: patience.retriesMax,
      minTimeout: patience.firstPauseMs,
      maxTimeout: 10_000,
      maxRetryTime: triesMsMax,
      randomize: true,
      shouldRetry: ({ error }) => mayPass(error),
      ...(ending ? { signal: ending } : {}),
    })
}

function failureOf({ method, path }: Parameters<Send>[0], error: unknown): Failure {
  const told = networkFailure(error)
  return consuming.has(`${method} ${path}`) && mayHaveArrived(error)
    ? failure('enrolment-unanswered', { why: told.message })
    : told
}

async function readText(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > answerBytesMax) fail('answer-too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Only what the service itself can have said goes through: nothing, JSON, or one of its refusals. */
function judge(status: number, text: string): { status: number; text: string } {
  const value = parsed(text)
  const isRefusal = status >= 400 && isProblem(value)
  const isBusy = [502, 503, 504].includes(status) || (status === 429 && !isRefusal)
  if (isBusy) fail('service-busy', { reason: String(status) })
  if (status === 407) fail('proxy-authentication')
  const isAnswer = status >= 200 && status < 300 && (text === '' || value !== undefined)
  return isRefusal || isAnswer ? { status, text } : fail('not-the-service')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isProblem(value: unknown): boolean {
  const { code, title, remedy } = (value ?? {}) as Record<string, unknown>
  return [code, title, remedy].every((member) => typeof member === 'string')
}
