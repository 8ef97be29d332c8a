import type { FastifyInstance } from 'fastify'

const sweepMs = 50
/** Requests take thirty seconds at most; who stops a service is not kept longer. */
const patienceMs = 20_000

/**
 * Takes no more connections, answers what is under way, and lets go whoever is idle — again and again:
 * a connection that becomes idle during the close would hold it for the time it may be kept alive.
 */
export async function closeSite(site: FastifyInstance): Promise<void> {
  const sweeping = setInterval(() => site.server.closeIdleConnections(), sweepMs)
  const ending = setTimeout(() => site.server.closeAllConnections(), patienceMs)
  try {
    await site.close()
  } finally {
    clearInterval(sweeping)
    clearTimeout(ending)
  }
}
