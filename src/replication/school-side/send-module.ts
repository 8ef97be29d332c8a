import type { Module } from '#contracts/licences.ts'
import { restDigest } from '../messages/rest-digest.ts'
import type { HeadShape } from '../messages/shapes.ts'
import { sameFingerprint } from '../rows/fingerprint.ts'
import type { SchoolKey } from '../rows/row-hash.ts'
import type { Conversation, Said } from './conversation.ts'
import { reconcileSet } from './reconcile-set.ts'
import type { ModuleReport, SchoolSide } from './school-side.ts'
import { stageCollection } from './stage-collection.ts'
import { surveyModule, type Surveyed } from './survey-module.ts'
import { unmappedOf } from './unmapped.ts'

type Part = Said<'commit'>['collections'][number]
export type Sending = {
  readonly side: SchoolSide
  readonly conversation: Conversation
  readonly key: SchoolKey
  readonly acceptDisappearance: boolean
}

const attemptsMax = 3

/** The two sides hold what they hold, compared it, and still do not agree. */
export class CannotAgree extends Error {}

/**
 * Brings one module online to what the base holds. `heads` are those that the online side told; a collection without
 * one is as the shadow. Throws SourceFailure, ExchangeFailure, CannotAgree.
 */
export async function sendModule(
  sending: Sending,
  module: Module,
  first: readonly Surveyed[],
  heads: ReadonlyMap<string, HeadShape>,
): Promise<ModuleReport> {
  const { side, conversation, key, acceptDisappearance } = sending
  let surveyed = first
  let known = heads
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const lacking = surveyed.filter((one) => !one.isSpooled && isToSend(one, known)).map(nameOf)
    if (lacking.length > 0) {
      const must = new Set([...lacking, ...surveyed.filter((one) => one.isSpooled).map(nameOf)])
      surveyed = await surveyModule(side, key, module, must)
    }
    const parts: Part[] = []
    for (const one of surveyed) {
      const head = known.get(nameOf(one))
      if (head !== undefined && isToSend(one, known))
        parts.push(await preparePart(sending, one, head))
    }
    const answer = await conversation.send('commit', {
      module,
      unmapped: unmappedOf(side, [module]),
      collections: parts,
      rest: restDigest(surveyed.filter((one) => !parts.some(isOf(one))).map(stated)),
      acceptDisappearance,
    })
    if (answer.outcome === 'published') {
      const held = new Set(answer.held.map(({ name }) => name))
      await adopt(side, module, surveyed, held)
      side.tell({ step: 'published', module })
      return reportOf(module, parts, known, answer)
    }
    known = new Map([...known, ...answer.heads.map((head) => [head.name, head] as const)])
    if (answer.outcome === 'mismatch') {
      await side.notebook.forget(answer.collections)
      surveyed = surveyed.map((one) =>
        answer.collections.includes(nameOf(one)) ? { ...one, believed: undefined } : one,
      )
    }
  }
  throw new CannotAgree(module)
}

function isToSend({ collection, target }: Surveyed, heads: ReadonlyMap<string, HeadShape>) {
  const head = heads.get(collection.name)
  if (head === undefined) return false
  const isOfVersion = head.version === collection.version || target.count === 0
  return !(sameFingerprint(head.published, target) && isOfVersion)
}

/** Decides what is to be sent and to be removed, and stages it. */
async function preparePart(
  { side, conversation }: Sending,
  { collection, target, believed }: Surveyed,
  head: HeadShape,
): Promise<Part> {
  const { name, version } = collection
  const isKnown =
    believed !== undefined &&
    believed.version === version &&
    head.version === version &&
    sameFingerprint(believed.fingerprint, head.published)
  let replace = head.published.count === 0 || head.version !== version
  if (!replace && isKnown) await side.notebook.compareWithShadow(name)
  else if (!replace) {
    side.tell({ step: 'comparing', collection: name })
    const here = await side.notebook.spooledHashes(name)
    const of = { kind: 'published', collection: name } as const
    const found = await reconcileSet(conversation, of, here, head.published.count)
    // Where most of it goes, one switch is quicker than many changes, and shows readers no more.
    replace = found.onlyThere.length > head.published.count / 2
    if (!replace)
      await side.notebook.want(name, {
        rows: new Set(found.onlyHere),
        removals: found.onlyThere,
      })
  }
  if (replace) await side.notebook.want(name, { rows: 'all', removals: [] })
  const staged = await stageCollection(side, conversation, collection, head)
  const reconciled = !isKnown && head.version !== null
  return { name, version, base: head.published, target, ...staged, replace, reconciled }
}

/** As the notebook is to believe it from now on. */
export function adopted({ collection: { name, version }, target }: Surveyed) {
  return { name, believed: { version, fingerprint: target } }
}

async function adopt(
  { notebook }: SchoolSide,
  module: Module,
  surveyed: readonly Surveyed[],
  held: ReadonlySet<string>,
): Promise<void> {
  await notebook.adopt(
    module,
    surveyed.filter((one) => one.isSpooled && !held.has(nameOf(one))).map(adopted),
  )
}

function reportOf(
  module: Module,
  parts: readonly Part[],
  heads: ReadonlyMap<string, HeadShape>,
  { sent, removed, held }: Pick<ModuleReport, 'sent' | 'removed' | 'held'>,
): ModuleReport {
  const isFirst = parts.length > 0 && parts.every(({ name }) => heads.get(name)?.version === null)
  const cycle = isFirst
    ? 'first'
    : parts.some(({ reconciled }) => reconciled)
      ? 'reconciled'
      : 'normal'
  return { module, cycle, sent, removed, held, failure: null }
}

function stated({ collection: { name, version }, target }: Surveyed) {
  return { name, version, fingerprint: target }
}

function isOf(one: Surveyed) {
  return ({ name }: Part) => name === nameOf(one)
}

function nameOf({ collection }: Surveyed): string {
  return collection.name
}
