import type { BackOffice } from './back-office.ts'
import type { AdminBrowser, Browser } from './browser.ts'
import { fetch } from './loopback-fetch.ts'
import type { Operation, SiteName } from './operations.ts'
import type { ValidRequest } from './valid-request.ts'

/** Who asks: browsers with their cookies, a machine with its credential, or nobody known. */
export type Asker = {
  readonly browser?: Browser
  readonly admin?: AdminBrowser
  readonly credential?: string
}

export type Asked = {
  readonly status: number
  readonly type: string | null
  readonly text: string
  readonly headers: string
  /** Of the refusal; `done` when there is none. */
  readonly code: string
}

/** Asks one of the sites, as its pages or its agents would, and gives the bare answer. */
export async function ask(
  office: BackOffice,
  { method, site, endpoint }: Operation,
  { path, body }: ValidRequest,
  { browser, admin, credential }: Asker,
): Promise<Asked> {
  const url = urlOf(office, site)
  const cookies = site === 'admin' ? admin?.cookies : site === 'portal' ? browser?.cookies : []
  const cookie = [...(cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(new URL(path, url), {
    method,
    headers: {
      cookie,
      ...(credential === undefined ? {} : { authorization: `Bearer ${credential}` }),
      ...(method === 'GET'
        ? {}
        : { 'content-type': `application/${endpoint.bytes ? 'octet-stream' : 'json'}` }),
      ...(site === 'agents' ? {} : { origin: url }),
    },
    ...(method === 'GET' ? {} : { body: body ?? '{}' }),
  })
  const isEndless = response.headers.get('content-type') === 'text/event-stream'
  if (isEndless) await response.body?.cancel()
  const text = isEndless ? '' : await response.text()
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text,
    headers: [...response.headers].flat().join('\n'),
    code: response.status < 400 ? 'done' : (JSON.parse(text) as { code: string }).code,
  }
}

function urlOf(office: BackOffice, site: SiteName): string {
  return {
    portal: office.portalUrl,
    admin: office.adminUrl,
    school: office.schoolUrl,
    agents: office.agentsUrl,
  }[site]
}
