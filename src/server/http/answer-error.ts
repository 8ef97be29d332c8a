import { randomUUID } from 'node:crypto'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { problemOf, type Problem } from '#contracts/refusals.ts'
import { Refusal } from '#contracts/refuse.ts'
import { tellError, type Log } from '#platform/log.ts'

/** Every "no" leaves as RFC 9457 problem details; what nobody expected gets a reference to look up in the log. */
export function answerError(log: Log) {
  return (error: FastifyError, _request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    sendProblem(reply, problemFor(error, log))
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).type('application/problem+json').send(problem)
}

function problemFor(error: FastifyError, log: Log): Problem {
  if (error instanceof Refusal) return error.problem
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return problemOf('too-large', {})
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || isNoJson(error))
    return problemOf('not-json', {})
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return problemOf('input-refused', { fields: [] })
  const reference = randomUUID().slice(0, 8)
  log.error({ reference, ...tellError(error) }, 'unexpected')
  return problemOf('unexpected', { reference })
}

/** Cut, empty, or with a name that would reach the prototype of objects. */
function isNoJson(error: FastifyError): boolean {
  return (
    error.statusCode === 400 &&
    (error instanceof SyntaxError || error.code?.startsWith('FST_ERR_CTP_'))
  )
}
