import type { Answer, Endpoint, EndpointKey, Endpoints, Parsed } from '#contracts/endpoint.ts'
import type { Work } from '#platform/work/work.ts'
import type { Visit } from './visit.ts'

/** The usual handler: one unit of work around it, identity and permission checked before it. */
type WorkHandler<E> = (work: Work, input: Parsed<E>, visit: Visit) => Promise<Answer<E>>

/** For the few that need several units of work, such as signing in. Identity and permission are checked before too. */
type OwnHandler<E> = { readonly own: (visit: Visit, input: Parsed<E>) => Promise<Answer<E>> }

/** Each endpoint of a table has its handler, and nothing else: the compiler counts them. */
export type Handlers<Api extends Endpoints> = {
  readonly [Key in keyof Api]: WorkHandler<Api[Key]> | OwnHandler<Api[Key]>
}

export type Route = {
  readonly key: EndpointKey
  readonly endpoint: Endpoint
  readonly handler: WorkHandler<AnyParsed> | OwnHandler<AnyParsed>
}
type AnyParsed = never

export function routes<Api extends Endpoints>(
  endpoints: Api,
  handlers: Handlers<Api>,
): readonly Route[] {
  return (Object.keys(endpoints) as (EndpointKey & keyof Api)[]).map((key) => ({
    key,
    endpoint: endpoints[key],
    handler: handlers[key],
  }))
}
