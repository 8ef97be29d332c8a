import { hash } from 'node:crypto'
import { refuse } from '#contracts/refuse.ts'
import { collectionsOf } from '../catalogue/catalogue.ts'
import type { Collection } from '../catalogue/collection.ts'
import type { AnswerOf } from '../messages/answers.ts'
import type { MessageOf } from '../messages/requests.ts'
import { restDigest } from '../messages/rest-digest.ts'
import { sameFingerprint } from '../rows/fingerprint.ts'
import type { Answered, OnlineSide } from './answer-message.ts'
import { followingMark, nameRestored } from './name-restored.ts'
import { reachSent, requireEachOnce } from './reach-collection.ts'
import { headShape, statedHead, type Found } from './stated-head.ts'
import type { Session, Store } from './store.ts'
import { tidy } from './tidy.ts'

/** Opens a transfer: the one before it ends here, and whatever still comes of it is refused. */
export async function openTransfer(
  { store, catalogue }: OnlineSide,
  session: Session,
  message: MessageOf<'open'>,
): Promise<Answered> {
  if (hash('sha256', await store.readKey(), 'hex') !== message.keyDigest)
    refuse('transfer-key-differs')
  if (session.installation !== null && session.installation !== message.installation)
    refuse('transfer-other-installation')
  requireEachOnce(message.collections.map(({ name }) => name))

  const named = message.collections.map(({ name, version }) => reachSent(catalogue, name, version))
  const rest = message.modules
    .flatMap((module) => collectionsOf(catalogue, { owner: 'school', module }))
    .filter((each) => !named.includes(each) && !message.unmapped.includes(each.name))
  const heads = await readHeads(store, named)
  const others = await readHeads(store, rest)
  const restAgrees = restDigest(others.map(statedHead)) === message.rest
  const operations = message.ledger === null ? null : await store.operationsFingerprint()

  const done =
    restAgrees &&
    !message.quarantined &&
    message.collections.every(({ target }, at) => {
      const head = heads[at]?.head
      return head !== undefined && sameFingerprint(head.published, target)
    }) &&
    (message.ledger === null || operations === null || sameFingerprint(operations, message.ledger))

  if (session.isOpen) await store.register.end('superseded', null)
  const fence = session.fence + 1
  await store.register.begin({
    id: message.transfer,
    fence,
    mode: message.mode,
    complete: message.complete,
    modules: [...message.modules, ...message.failures.map(({ module }) => module)],
    restored: await nameRestored(store, session.mark, message),
  })
  if (restAgrees) await tidy(store, others)
  if (done) await tidy(store, heads)
  if (restAgrees)
    for (const module of message.modules)
      if (done || !named.some((each) => each.module === module))
        await store.register.moduleDone(module, nothingToDo)
  for (const { module, failure } of message.failures)
    await store.register.moduleFailed(module, failure)
  const failure = message.failures[0]?.failure ?? message.sinkFailure
  // What is in quarantine in the base would have been told.
  if (done && message.ledger !== null) {
    await store.noteQuarantine([])
    await store.noteArrived(message.ledger)
  }
  if (done) await store.register.end(failure === null ? 'done' : 'failed', failure)
  const next = followingMark(session.mark, message)
  const answer: AnswerOf<'open'> = {
    fence,
    heads: (restAgrees ? heads : [...heads, ...others]).map(headShape),
    restAgrees,
    operations,
    done,
    mark: done ? session.mark : next,
  }
  const { transfer, installation } = message
  return { answer, session: { fence, transfer, installation, isOpen: !done, next } }
}

const nothingToDo = { sent: 0, removed: 0, held: [], cycle: 'normal', hidden: 0 } as const

async function readHeads(store: Store, collections: readonly Collection[]): Promise<Found[]> {
  const found: Found[] = []
  for (const collection of collections)
    found.push({ collection, head: await store.readHead(collection) })
  return found
}
