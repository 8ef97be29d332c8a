import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Actor, StaffActor } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'
import type { OnlinePlaces } from '#domain/online-service/service-state.ts'
import { openIssuingWork, type Issuer } from '#domain/licences/issuer.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import type { DemoPerson } from './people.ts'

/** Where the world is played: what the actions need, and what they have answered so far. */
export type Stage = {
  readonly foundation: Foundation
  readonly portal: DoorPlace
  readonly adminSite: DoorPlace
  readonly places: OnlinePlaces
  /** The brand’s name of the online service. */
  readonly onlineService: string
  readonly issuer: Issuer
  /** By mail. */
  readonly actors: Map<string, StaffActor>
  /** The links that wait, by mail. */
  readonly links: Map<string, string>
  /** Ids by name. */
  readonly distributors: Map<string, string>
}

/** Something that happened, to be done again by the real actions at its own instant. */
export type Moment = {
  readonly at: Date
  readonly act: (stage: Stage) => Promise<void>
}

export function workAs<Result>(
  stage: Stage,
  person: DemoPerson,
  act: (work: Work) => Promise<Result>,
): Promise<Result> {
  const actor = known(stage.actors, person.mail)
  return openWork(stage.foundation, { actor, address: person.address }, act)
}

/** The same for what issues a licence. */
export function issueAs<Result>(
  stage: Stage,
  person: DemoPerson,
  act: (work: Work) => Promise<Result>,
): Promise<Result> {
  const actor = known(stage.actors, person.mail)
  return openIssuingWork(stage.foundation, { actor, address: person.address }, stage.issuer, act)
}

export function workOf<Result>(
  stage: Stage,
  from: { readonly actor: Actor; readonly address: string | null },
  act: (work: Work) => Promise<Result>,
): Promise<Result> {
  return openWork(stage.foundation, from, act)
}

/** What an earlier moment left; a story told in the wrong order is a fault of ours. */
export function known<Key, Value>(kept: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = kept.get(key)
  if (value === undefined) throw new Error(`${String(key)}: not there yet in the story`)
  return value
}
