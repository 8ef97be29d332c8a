import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import type { EndpointKey } from '#contracts/endpoint.ts'
import { permissions, type Permission } from '#contracts/permissions.ts'
import { problemOf } from '#contracts/refusals.ts'
import type { House } from '../house.ts'
import { openApiDocument } from '../openapi.ts'
import { answerError, sendProblem } from './answer-error.ts'
import { answerRoute, requireBeforeBody } from './answer-route.ts'
import { bytesType, guardRequests } from './guard-requests.ts'
import { newNonce, securityHeaders } from './security-headers.ts'
import { servePages } from './serve-pages.ts'
import type { Site } from './site.ts'

const bodyBytesMax = 256 * 1024
const requestTimeoutMs = 30_000

declare module 'fastify' {
  interface FastifyContextConfig {
    permission?: Permission
  }
}

/** Builds a site. Throws on a route that declares no permission: it must not go on air. */
export async function openSite(house: House, site: Site): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: bodyBytesMax,
    requestTimeout: requestTimeoutMs,
    trustProxy: (_address, hop) => hop < house.config.proxies,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be decoded passes by no hook: its answer bears the same headers.
    frameworkErrors: (_error, _request, reply) => {
      void sendProblem(reply.headers(securityHeaders(newNonce())), problemOf('not-found', {}))
    },
  })
  app.addHook('onRoute', ({ method, url, config }) =>
    requirePermissionOn(`${String(method)} ${url}`, config?.permission),
  )
  guardRequests(app, site)
  app.addContentTypeParser(bytesType, { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  logRequests(app, house, site)
  app.setErrorHandler(answerError(house.log))
  await app.register(cookie)
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'] })

  for (const route of site.routes) {
    const { method, url } = placeOf(route.key)
    if (site.supervised && route.endpoint.supervision === undefined)
      throw new Error(
        `The route ${route.key} does not say what supervision may do: it must not go on air.`,
      )
    app.route({
      method,
      url,
      config: { permission: route.endpoint.permission },
      bodyLimit: route.endpoint.bytes?.max ?? route.endpoint.bodyBytesMax ?? bodyBytesMax,
      ...(route.endpoint.bodyBytesMax === undefined
        ? {}
        : { onRequest: requireBeforeBody(house, site, route) }),
      exposeHeadRoute: false, // a HEAD would leave the line of a download that never was
      handler: answerRoute(house, site, route),
    })
  }
  const document = openApiDocument(house.config.brand.product, site)
  app.get('/api/openapi.json', { config: { permission: 'public' } }, () => document)
  await servePages(app, house, site)
  await app.ready()
  return app
}

function placeOf(key: EndpointKey): { method: string; url: string } {
  const [method, url] = key.split(' ')
  if (method === undefined || url === undefined)
    throw new Error(`« ${key} » is not an endpoint key.`)
  return { method, url }
}

function requirePermissionOn(route: string, permission: Permission | undefined): void {
  if (permission === undefined || !permissions.includes(permission))
    throw new Error(`The route ${route} declares no permission: it must not go on air.`)
}

/** One line a request: no address, no name, no query. */
function logRequests(app: FastifyInstance, house: House, site: Site): void {
  app.addHook('onResponse', async (request, reply) => {
    const what = {
      site: site.name,
      method: request.method,
      route: request.routeOptions.url ?? '-',
      status: reply.statusCode,
    }
    house.meters.answered(what, reply.elapsedTime)
    house.log.info({ ...what, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
}
