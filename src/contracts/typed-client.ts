import type { Answer, Endpoints, Sent } from './endpoint.ts'
import { problemOf, type Problem } from './refusals.ts'
import { Refusal } from './refuse.ts'

/** How a request leaves and an answer comes back; the browser and the agent each bring their own. */
export type Send = (request: {
  readonly method: string
  readonly path: string
  readonly body: string | undefined
  readonly signal?: AbortSignal | undefined
}) => Promise<{ readonly status: number; readonly text: string }>

export type TypedClient<Api extends Endpoints> = <Key extends keyof Api & string>(
  key: Key,
  ...[input]: Arguments<Sent<Api[Key]>>
) => Promise<Answer<Api[Key]>>

type Arguments<Input> = unknown extends Input
  ? []
  : Partial<Input> extends Input
    ? [input?: Input & Given]
    : [input: Input & Given]
/** Whatever the endpoint: what gives the call up when its answer is no longer wanted. */
type Given = { readonly signal?: AbortSignal }
type Parts = Given & {
  readonly params?: Record<string, unknown>
  readonly query?: Record<string, unknown>
  readonly body?: unknown
}

/**
 * Calls endpoints by their key: `call('GET /api/clients/:clientId', { params: { clientId } })`.
 * It knows the schemas as types only, so that no validator ships to the first page.
 * Throws Refusal with the catalogue's problem.
 */
export function typedClient<Api extends Endpoints>(send: Send): TypedClient<Api> {
  return async (key, ...[input]) => {
    const parts = (input ?? {}) as Parts
    const [method, route] = key.split(' ') as [string, string]
    const body = parts.body === undefined ? undefined : JSON.stringify(parts.body)
    const { status, text } = await send({
      method,
      path: pathOf(route, parts),
      body,
      signal: parts.signal,
    })
    if (status >= 400) throw new Refusal(readProblem(text))
    return (text === '' ? undefined : JSON.parse(text)) as never
  }
}

/** The path with its parameters and query filled in. */
export function pathOf(route: string, { params = {}, query = {} }: Parts): string {
  const path = route.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  )
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(
    given.map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()
  return search === '' ? path : `${path}?${search}`
}

/** A proxy or a captive portal may answer with anything but a problem. */
function readProblem(text: string): Problem {
  try {
    const parsed = JSON.parse(text) as Problem
    if (typeof parsed.code === 'string' && typeof parsed.title === 'string') return parsed
  } catch {
    // Not JSON: nothing of ours.
  }
  return problemOf('unreadable-answer', {})
}
