import type { AgentApi } from '#contracts/agent-api.ts'
import type { Endpoints } from '#contracts/endpoint.ts'
import type { AdminApi, PortalApi } from '#contracts/sites.ts'
import { typedClient, type Send, type TypedClient } from '#contracts/typed-client.ts'
import { refusals, type Problem, type RefusalCode } from '#contracts/refusals.ts'
import { Refusal } from '#contracts/refuse.ts'
import { fetch, type Response } from './loopback-fetch.ts'

/** Calls a site over HTTP as its pages do: keeps cookies, sends Origin. */
export type BrowserOn<Api extends Endpoints> = {
  readonly call: TypedClient<Api>
  /** The bare request, for what no page would send. */
  fetch(
    path: string,
    init?: { method?: string; body?: string; headers?: Record<string, string> },
  ): Promise<Response>
  /** What it would send back. */
  readonly cookies: Map<string, string>
}

export type Browser = BrowserOn<PortalApi>
export type AdminBrowser = BrowserOn<AdminApi>

export function openBrowser(portalUrl: string): Browser {
  return browserOn<PortalApi>(portalUrl)
}

export function openAdminBrowser(adminUrl: string): AdminBrowser {
  return browserOn<AdminApi>(adminUrl)
}

function browserOn<Api extends Endpoints>(siteUrl: string): BrowserOn<Api> {
  const cookies = new Map<string, string>()
  const browse: Fetching = async (path, { method = 'GET', body, headers = {} } = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const unsafe = method === 'GET' ? {} : { origin: siteUrl, 'content-type': 'application/json' }
    const response = await fetch(new URL(path, siteUrl), {
      method,
      headers: { cookie, ...unsafe, ...headers },
      ...(body === undefined ? {} : { body }),
    })
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    return response
  }
  return { call: typedClient<Api>(sendBy(browse)), fetch: browse, cookies }
}

/** Calls the agent service as the agent does. */
export function agentCaller(agentsUrl: string, credential?: string): TypedClient<AgentApi> {
  const authorization: Record<string, string> =
    credential === undefined ? {} : { authorization: `Bearer ${credential}` }
  return typedClient<AgentApi>(
    sendBy((path, { method = 'GET', body } = {}) =>
      fetch(new URL(path, agentsUrl), {
        method,
        headers: {
          ...authorization,
          'user-agent': 'outils/1.0.0',
          'content-type': 'application/json',
        },
        ...(body === undefined ? {} : { body }),
      }),
    ),
  )
}

/** Waits for a refusal of that code and gives its problem; anything else fails the test. */
export async function refusedWith(code: RefusalCode, act: Promise<unknown>): Promise<Problem> {
  try {
    await act
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.problem.code !== code)
      throw new Error(`Refused with ${error.problem.code}, not ${code}: ${error.problem.title}`, {
        cause: error,
      })
    if (error.problem.status !== refusals[code].status)
      throw new Error(`The status of ${code} is not the catalogue's.`, { cause: error })
    return error.problem
  }
  throw new Error(`Not refused: ${code} was expected.`)
}

type Fetching = BrowserOn<Endpoints>['fetch']

function sendBy(browse: Fetching): Send {
  return async ({ method, path, body }) => {
    const response = await browse(path, {
      method,
      ...(method === 'GET' ? {} : { body: body ?? '{}' }),
    })
    return { status: response.status, text: await response.text() }
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';')
  const [name = '', value = ''] = pair.split('=')
  if (attributes.some((attribute) => /expires=thu, 01 jan 1970/i.test(attribute)))
    cookies.delete(name)
  else cookies.set(name, value)
}
