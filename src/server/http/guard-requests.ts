import type { FastifyInstance } from 'fastify'
import { refuse } from '#contracts/refuse.ts'
import { newNonce, securityHeaders } from './security-headers.ts'
import type { Site } from './site.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Lets this answer's own scripts and styles run, and no others. */
    nonce: string
  }
}

/** Before anything else: headers on every answer, errors included; the right host; no request from elsewhere. */
export function guardRequests(app: FastifyInstance, site: Site): void {
  app.decorateRequest('nonce', '')
  app.addHook('onRequest', async (request, reply) => {
    request.nonce = newNonce()
    reply.headers(securityHeaders(request.nonce))
    if (request.host !== site.address.url.host) refuse('wrong-host')
    const { origin } = request.headers
    if (site.visitors === 'programs') {
      if (origin !== undefined) refuse('cross-site')
    } else if (!safeMethods.has(request.method)) {
      if (origin !== site.address.url.origin) refuse('cross-site')
    }
    const type = request.headers['content-type'] ?? ''
    const isBytes = site.visitors === 'programs' && type === bytesType
    if (!safeMethods.has(request.method) && !isBytes && !/^application\/json\b/.test(type))
      refuse('not-json')
  })
}

/** Of what agents say in a form of their own. */
export const bytesType = 'application/octet-stream'

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])
