import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { problemOf } from '#contracts/refusals.ts'
import { StartRefused } from '#platform/start-refused.ts'
import type { House } from '../house.ts'
import { sendProblem } from './answer-error.ts'
import type { Site } from './site.ts'

/** The built pages: assets for ever, one document for every page, its nonce new each time. */
export async function servePages(app: FastifyInstance, house: House, site: Site): Promise<void> {
  if (site.pages === null) {
    app.setNotFoundHandler((_request, reply) => sendProblem(reply, problemOf('not-found', {})))
    return
  }
  const document = await readDocument(join(site.pages, 'index.html'))
  const brand = JSON.stringify({
    ...house.config.brand,
    agentUrl: house.config.agents.url.origin,
    ...(site.supervised ? { portalUrl: house.config.portal.url.origin } : {}),
  }).replaceAll('<', '\\u003c')
  await app.register(fastifyStatic, {
    root: join(site.pages, '..', 'assets'),
    serve: false,
    cacheControl: false,
  })
  app.get<{ Params: { '*': string } }>(
    '/assets/*',
    { config: { permission: 'public' } },
    (request, reply) =>
      reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .sendFile(request.params['*']),
  )

  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !/^\/(api|agent|assets)\//.test(request.url)
    if (!isPage) return sendProblem(reply, problemOf('not-found', {}))
    return reply
      .type('text/html; charset=utf-8')
      .send(document.replaceAll('__CSP_NONCE__', request.nonce).replace('__BRAND__', () => brand))
  })
}

async function readDocument(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw new StartRefused(
      'Les pages ne sont pas construites : lancez « npm run build » puis recommencez.',
    )
  }
}
