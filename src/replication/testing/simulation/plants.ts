import type { Row } from '../../rows/check-row.ts'
import { unpackBody } from '../../messages/envelope.ts'
import { AgentMessage, type AgentMessage as Message } from '../../messages/requests.ts'
import { answerMessage } from '../../online-side/answer-message.ts'
import type { Session, Store } from '../../online-side/store.ts'
import { operationHash } from '../../operations/operation-hash.ts'
import { fingerprintOf } from '../../rows/fingerprint.ts'
import type { Sink } from '../../school-side/sink.ts'
import type { Plant } from './world.ts'

/** Faults that other systems of this kind have, each by putting something between two parts of ours. */
export const plants = {
  noCompareAndSwap: (): Plant => ({ answer: throughStore(believeTheMessage) }),
  noFence: (): Plant => ({ answer: throughStore(takeStaleMessages) }),
  acknowledgeBeforeCommit: (): Plant => ({ acknowledgesFirst: true }),
  knownByIdOnly: (): Plant => ({ sink: rememberIds(new Set()) }),
  positionInsteadOfIds: (): Plant => ({ sink: rememberPosition() }),
  deleteFirst: (): Plant => ({ answer: throughStore(publishRemovals) }),
  noBrake: (): Plant => ({ answer: throughStore(seeNothingDisappear) }),
  orphansStayHidden: (): Plant => ({ answer: throughStore(forgetChildren) }),
  rowNumberAsKey: (): Plant => ({ rows: byRowNumber, own: withoutKey }),
} satisfies Readonly<Record<string, () => Plant>>

type Change = (store: Store, message: Message) => Promise<Store>

function throughStore(change: Change): NonNullable<Plant['answer']> {
  return async (side, body) => {
    const opened = unpackBody(body)
    const message = AgentMessage.safeParse('content' in opened ? opened.content : null)
    if (!message.success) return answerMessage(side, body)
    return answerMessage({ ...side, store: await change(side.store, message.data) }, body)
  }
}

/** What a commit says of the heads and the staging is taken for true, before and after. */
async function believeTheMessage(store: Store, message: Message): Promise<Store> {
  if (message.type !== 'commit') return store
  const said = new Map(message.collections.map((each) => [each.name, each] as const))
  return {
    ...store,
    readHead: async (collection) => {
      const head = await store.readHead(collection)
      const stated = said.get(collection.name)
      if (stated === undefined) return head
      const { base, staged, removals, version } = stated
      return { ...head, version, published: base, staged, removals }
    },
    publish: async (collection, replace) => {
      const done = await store.publish(collection, replace)
      return { ...done, fingerprint: said.get(collection.name)?.target ?? done.fingerprint }
    },
  }
}

/** A message of a transfer that is over is done as though it were of the one that is open. */
async function takeStaleMessages(store: Store, message: Message): Promise<Store> {
  const real = await store.lockSession()
  if (message.type === 'open' || real.transfer === null || message.transfer === real.transfer)
    return store
  const { transfer, fence, number } = message
  const seen: Session = { ...real, transfer, fence, number: number - 1, digest: '', isOpen: true }
  return {
    ...store,
    lockSession: async () => seen,
    saveSession: (session) =>
      store.saveSession({
        ...real,
        mark: session.mark,
        isOpen: message.type === 'close' ? false : real.isOpen,
      }),
  }
}

/** What is to be removed goes at once; what comes in its place follows. */
async function publishRemovals(store: Store): Promise<Store> {
  return {
    ...store,
    markForRemoval: async (collection, ids) => {
      await store.markForRemoval(collection, ids)
      await store.publish(collection, false)
      return (await store.readHead(collection)).removals
    },
  }
}

async function seeNothingDisappear(store: Store): Promise<Store> {
  return { ...store, countDisappearing: async () => 0 }
}

/** Operations that come back show nothing again. */
async function forgetChildren(store: Store, message: Message): Promise<Store> {
  return message.type === 'give-back' ? { ...store, settleOrphans: async () => 0 } : store
}

/** The operations that were ever taken are known to the agent, not to the school's base. */
function rememberIds(known: Set<string>): NonNullable<Plant['sink']> {
  return (sink) =>
    claiming(
      sink,
      () => [...known],
      (ids) => ids.forEach((id) => known.add(id)),
    )
}

/** All operations up to the last that was taken are believed to have been taken. */
function rememberPosition(): NonNullable<Plant['sink']> {
  let position = 0
  return (sink, world) => {
    const all = (): string[] => [...world.online.operations.keys()]
    return claiming(
      sink,
      () => all().slice(0, position),
      (ids) => (position = Math.max(position, ...ids.map((id) => all().indexOf(id) + 1))),
    )
  }
}

function claiming(
  sink: Sink,
  known: () => readonly string[],
  learn: (ids: readonly string[]) => void,
): Sink {
  return {
    ...sink,
    fingerprint: async () => fingerprintOf(known().map(operationHash)),
    hashes: async () => known().map(operationHash),
    apply: async (operations) => {
      const quarantine = await sink.apply(operations)
      if (operations.length > 0) learn(operations.map(({ id }) => id))
      return quarantine
    },
  }
}

/** A row is told from another by where it stands. */
function byRowNumber(
  name: string,
  rows: ReadonlyMap<string, Row>,
): ReturnType<NonNullable<Plant['rows']>> {
  if (name !== 'eleve') return rows
  return new Map([...rows.values()].map((row, at) => [`row ${at}`, row.with(0, `row ${at}`)]))
}

function withoutKey(name: string, row: Row): Row {
  return name === 'eleve' ? row.with(0, null) : row
}

export type PlantName = keyof typeof plants
export const plantNames = Object.keys(plants) as readonly PlantName[]

/** A planted fault begins anew with each run. */
export function plantOf(name: PlantName): Plant {
  return plants[name]()
}
