import type { BackOffice } from './back-office.ts'
import type { Browser } from './browser.ts'
import { fetch } from './loopback-fetch.ts'
import type { Operation } from './operations.ts'
import type { ValidRequest } from './valid-request.ts'

/** Who asks: a browser with its cookies, a machine with its credential, both, or nobody known. */
export type Asker = { readonly browser?: Browser; readonly credential?: string }

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
  { method, site }: Operation,
  { path, body }: ValidRequest,
  { browser, credential }: Asker,
): Promise<Asked> {
  const cookie = [...(browser?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(
    new URL(path, site === 'portal' ? office.portalUrl : office.agentsUrl),
    {
      method,
      headers: {
        cookie,
        ...(credential === undefined ? {} : { authorization: `Bearer ${credential}` }),
        ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
        ...(site === 'portal' ? { origin: office.portalUrl } : {}),
      },
      ...(method === 'GET' ? {} : { body: body ?? '{}' }),
    },
  )
  const text = await response.text()
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text,
    headers: [...response.headers].flat().join('\n'),
    code: response.status < 400 ? 'done' : (JSON.parse(text) as { code: string }).code,
  }
}
