import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { EventsAnswer, FileAnswer } from '#contracts/endpoint.ts'
import { refuse } from '#contracts/refuse.ts'
import {
  requireMadeFor,
  requirePermission,
  requireSupervision,
  type Actor,
} from '#platform/work/actor.ts'
import { openWork } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import type { House } from '../house.ts'
import { sendEvents } from './send-events.ts'
import { bytesType } from './guard-requests.ts'
import { recordRefusal } from './record-refusal.ts'
import type { Route } from './bind-routes.ts'
import type { Site } from './site.ts'
import type { Visit } from './visit.ts'

/**
 * Identity, permission, input, action, answer: the way of every request. Identity has a unit of work
 * of its own: that somebody was seen stays noted when the action is refused, and no lock on who acts
 * is held while the action waits for others.
 */
export function answerRoute(house: House, site: Site, { key, endpoint, handler }: Route) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    let actor: Actor = { kind: 'anonymous' }
    const visitBy = (actor: Actor): Visit => visitOf(house, site, actor, request, reply)
    try {
      actor = await openWork(house, { actor, address: request.ip }, (work) =>
        site.identify(work, visitBy(actor), request),
      )
      requirePermission(actor, endpoint.permission)
      requireSupervision(actor, endpoint.supervision)
      if (site.supervised) requireMadeFor(actor, request.headers['x-made-for'])
      const input = parseInput(endpoint, request)
      const visit = visitBy(actor)
      const result =
        'own' in handler
          ? contracted(endpoint, await handler.own(visit, input))
          : await openWork(house, visit, async (work) =>
              contracted(endpoint, await handler(work, input, visit)),
            )
      if (endpoint.events !== undefined) {
        const mayStill = () =>
          isStillAllowed(house, request.ip, async (work) => {
            const now = await site.identify(work, visit, request)
            requirePermission(now, endpoint.permission)
            if (!('own' in handler)) await handler(work.as(now), input, visitBy(now))
            return now
          })
        return sendEvents(reply, result as EventsAnswer, mayStill)
      }
      return answer(reply, endpoint, result)
    } catch (error) {
      const tried = { route: key, client: clientNamedBy(endpoint, request) }
      await recordRefusal(house, { actor, address: request.ip }, tried, error)
      throw error
    }
  }
}

/** Before a body that holds a whole file is read: nobody has us take in more than a stranger may send. */
export function requireBeforeBody(house: House, site: Site, { key, endpoint }: Route) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const stranger = { kind: 'anonymous' } as const
    const actor = await openWork(house, { actor: stranger, address: request.ip }, (work) =>
      site.identify(work, visitOf(house, site, stranger, request, reply), request),
    )
    try {
      requirePermission(actor, endpoint.permission)
    } catch (error) {
      const tried = { route: key, client: null }
      await recordRefusal(house, { actor, address: request.ip }, tried, error)
      throw error
    }
  }
}

/** Looks without leaving a trace: a page that is only open does not keep its session alive. */
async function isStillAllowed(
  house: House,
  address: string,
  look: (work: Work) => Promise<Actor>,
): Promise<boolean> {
  try {
    await openWork(house, { actor: { kind: 'anonymous' }, address }, async (work) => {
      await look(work)
      throw new Looked()
    })
  } catch (error) {
    return error instanceof Looked
  }
  return false
}

class Looked extends Error {}

function parseInput(endpoint: Route['endpoint'], request: FastifyRequest): never {
  const fields: { path: string; message: string }[] = []
  const input: Record<string, unknown> = {}
  const isBytes = Buffer.isBuffer(request.body)
  if (isBytes !== (endpoint.bytes !== undefined)) refuse('not-json')
  if (isBytes) input['bytes'] = request.body
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = endpoint[part]
    if (schema === undefined) continue
    const parsed = schema.safeParse(request[part] ?? {})
    if (parsed.success) input[part] = parsed.data
    // An identifier that is none cannot be found: it says no more than one of somebody else's.
    else if (part === 'params') refuse('not-found')
    else
      fields.push(
        ...parsed.error.issues.map((issue) => ({
          path: issue.path.join('.'),
          message: issue.message,
        })),
      )
  }
  if (fields.length > 0) refuse('input-refused', { fields })
  return input as never
}

function clientNamedBy({ params }: Route['endpoint'], request: FastifyRequest): string | null {
  const client = params?.safeParse(request.params).data?.['clientId']
  return typeof client === 'string' ? client : null
}

/** Only what the contract names leaves the house; what does not fit it rolls the change back. */
function contracted(endpoint: Route['endpoint'], result: unknown): unknown {
  return endpoint.answer === undefined ? result : endpoint.answer.parse(result)
}

function answer(reply: FastifyReply, endpoint: Route['endpoint'], result: unknown): unknown {
  if (endpoint.bytes !== undefined) return reply.type(bytesType).send(result)
  if (endpoint.file !== undefined) {
    const { name, content } = result as FileAnswer
    if (!/^[\w.-]+$/.test(name)) throw new Error('A file has a name that a header cannot hold.')
    return reply
      .type(endpoint.file)
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(content)
  }
  if (endpoint.answer === undefined) return reply.code(204).send()
  return reply.send(result)
}

function visitOf(
  house: House,
  site: Site,
  actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
): Visit {
  return {
    house,
    address: request.ip,
    browser: request.headers['user-agent'] ?? '',
    actor,
    onEnd: (act) => void reply.raw.once('close', act),
    cookie: (name) => request.cookies[site.cookies[name]],
    setCookie: (name, value, lifeMs) => {
      const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const
      if (value === null) reply.clearCookie(site.cookies[name], attributes)
      else
        reply.setCookie(site.cookies[name], value, {
          ...attributes,
          ...(lifeMs === undefined ? {} : { maxAge: Math.floor(lifeMs / 1000) }),
        })
    },
  }
}

// What people read when a field does not fit is French, whatever the schema.
z.config(z.locales.fr())
