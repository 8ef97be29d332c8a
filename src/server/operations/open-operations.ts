import Fastify, { type FastifyInstance } from 'fastify'
import { collectDefaultMetrics } from 'prom-client'
import { answersWithin } from '#platform/database/answers-within.ts'
import { tellError } from '#platform/log.ts'
import type { House } from '../house.ts'
import { measureHouse } from './measure-house.ts'

const databaseTimeoutMs = 2000

/**
 * For whoever runs the service, on a port of its own that no proxy shows: `GET /healthz` tells whether this process
 * should get requests, `GET /metrics` is read by Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats).
 */
export async function openOperations(house: House): Promise<FastifyInstance> {
  const { registry } = house.meters
  collectDefaultMetrics({ register: registry })
  const measure = measureHouse(house)
  const app = Fastify({ requestTimeout: 10_000 })

  app.get('/healthz', async (_request, reply) => {
    const state = await stateOf(house)
    return reply
      .code(state === 'ok' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ state })
  })
  app.get('/metrics', async (_request, reply) => {
    // What this process counted is told even while the database is not there.
    await measure().catch((error: unknown) =>
      house.log.warn(tellError(error), 'the metrics of the database failed'),
    )
    return reply.type(registry.contentType).send(await registry.metrics())
  })
  await app.ready()
  return app
}

async function stateOf({
  background,
  database,
}: House): Promise<'ok' | 'closing' | 'database-unreachable'> {
  if (background.closing()) return 'closing'
  return (await answersWithin(database, databaseTimeoutMs)) ? 'ok' : 'database-unreachable'
}
