import { Counter, Histogram, Registry } from 'prom-client'

/** What is counted as it happens, for Prometheus; of this process alone, and of no person or school. */
export type Meters = {
  readonly registry: Registry
  /** `route`: its model, as `/api/clients/:clientId`. */
  readonly answered: (
    what: { site: string; method: string; route: string; status: number },
    ms: number,
  ) => void
  readonly backgroundFailed: (what: string) => void
}

/** Of each process its own: a registry shared by several houses would count them together. */
export function openMeters(): Meters {
  const registry = new Registry()
  const registers = [registry]
  const answers = new Histogram({
    name: 'gcw_http_request_duration_seconds',
    help: 'Durée des réponses, par site, méthode, modèle de route et classe du code.',
    labelNames: ['site', 'method', 'route', 'status'],
    // The long poll of the agents takes up to 25 s.
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  })
  const failures = new Counter({
    name: 'gcw_background_failures_total',
    help: 'Travaux de fond qui ont échoué ; ils recommencent d’eux-mêmes.',
    labelNames: ['work'],
    registers,
  })
  return {
    registry,
    answered: ({ site, method, route, status }, ms) =>
      answers.observe({ site, method, route, status: `${Math.floor(status / 100)}xx` }, ms / 1000),
    backgroundFailed: (what) => failures.inc({ work: what }),
  }
}
