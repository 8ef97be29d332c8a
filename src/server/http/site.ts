import type { FastifyRequest } from 'fastify'
import type { SiteAddress } from '#platform/config.ts'
import type { Actor } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import type { Route } from './bind-routes.ts'
import type { CookieName, Visit } from './visit.ts'

/** One of the sites: its address, its cookies, how it knows people, what it answers. */
export type Site = {
  readonly name: string
  readonly address: SiteAddress
  /** Names of its own: cookies ignore ports, so two sites on one host would read each other's. */
  readonly cookies: Readonly<Record<CookieName, string>>
  /** `browsers`: unsafe methods need a same-origin Origin. `programs`: anything with an Origin is refused. */
  readonly visitors: 'browsers' | 'programs'
  readonly identify: (work: Work, visit: Visit, request: FastifyRequest) => Promise<Actor>
  /** Whether the support may be there in a school's name: then each route says what it lets them do. */
  readonly supervised: boolean
  readonly routes: readonly Route[]
  /** The folder of its built pages; null for a site without pages. */
  readonly pages: string | null
}
