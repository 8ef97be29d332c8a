import type { Endpoint } from '#contracts/endpoint.ts'
import { agentApi } from '#contracts/agent-api.ts'
import { adminApi, portalApi, schoolApi } from '#contracts/sites.ts'
import type { BackOffice } from './back-office.ts'
import { fetch } from './loopback-fetch.ts'

export type SiteName = 'portal' | 'admin' | 'school' | 'agents'

/** One row of an OpenAPI document, with the contract that stands behind it. */
export type Operation = {
  readonly key: string
  readonly site: SiteName
  readonly method: string
  /** With `:parameter`, as in the contracts. */
  readonly route: string
  readonly endpoint: Endpoint
}

type ApiDocument = { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> }

/** All that the running sites say they answer: tests made from it cover a new route by themselves. */
export async function operationsOf(office: BackOffice): Promise<readonly Operation[]> {
  return [
    ...(await documented(office.portalUrl, 'portal', portalApi)),
    ...(await documented(office.adminUrl, 'admin', adminApi)),
    ...(await documented(office.schoolUrl, 'school', schoolApi)),
    ...(await documented(office.agentsUrl, 'agents', agentApi)),
  ]
}

export const isUnsafe = ({ method }: Operation): boolean => method !== 'GET'

async function documented(
  url: string,
  site: Operation['site'],
  api: Readonly<Record<string, Endpoint>>,
): Promise<readonly Operation[]> {
  const answer = await fetch(new URL('/api/openapi.json', url), {})
  const { paths } = (await answer.json()) as ApiDocument
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((name): Operation => {
      const method = name.toUpperCase()
      const route = path.replace(/\{(\w+)\}/g, ':$1')
      const key = `${method} ${route}`
      const endpoint = api[key]
      if (endpoint === undefined) throw new Error(`${key} is documented without a contract.`)
      return { key, site, method, route, endpoint }
    }),
  )
}
