import type { Module } from '#contracts/licences.ts'
import { collectionsOf } from '../catalogue/catalogue.ts'
import type { Collection } from '../catalogue/collection.ts'
import { fingerprinting, sameFingerprint, type Fingerprint } from '../rows/fingerprint.ts'
import { rowHasher, type SchoolKey } from '../rows/row-hash.ts'
import { keyOf } from '../rows/row-key.ts'
import type { Believed } from './notebook.ts'
import type { SchoolSide } from './school-side.ts'
import type { Snapshot } from './source.ts'

/** A collection of the base as one snapshot showed it. */
export type Surveyed = {
  readonly collection: Collection
  readonly target: Fingerprint
  readonly believed: Believed | undefined
  readonly isSpooled: boolean
}

/**
 * Reads a module of the school's base in one snapshot. What is not as the shadow is spooled, and what is in
 * `mustSpool`; then the base is let go of. Throws SourceFailure.
 */
export async function surveyModule(
  side: SchoolSide,
  key: SchoolKey,
  module: Module,
  mustSpool: ReadonlySet<string>,
): Promise<readonly Surveyed[]> {
  side.tell({ step: 'reading', module })
  const shadow = await side.notebook.readShadow()
  const snapshot = await side.source.openSnapshot(module)
  try {
    const surveyed: Surveyed[] = []
    for (const collection of collectionsOf(side.catalogue, { owner: 'school', module })) {
      if (!side.mapped.has(collection.name)) continue
      const believed = shadow.get(collection.name)
      const isMust = mustSpool.has(collection.name) || !isKnown(collection, believed)
      surveyed.push({
        collection,
        believed,
        ...(await surveyCollection(side, key, { collection, snapshot, believed, isMust })),
      })
    }
    return surveyed
  } finally {
    await snapshot.close()
  }
}

type Survey = {
  readonly collection: Collection
  readonly snapshot: Snapshot
  readonly believed: Believed | undefined
  readonly isMust: boolean
}

async function surveyCollection(
  side: SchoolSide,
  key: SchoolKey,
  { collection, snapshot, believed, isMust }: Survey,
): Promise<Pick<Surveyed, 'target' | 'isSpooled'>> {
  if (!isMust) {
    const target = await fingerprintRows(key, collection, snapshot)
    if (believed !== undefined && sameFingerprint(target, believed.fingerprint))
      return { target, isSpooled: false }
  }
  return { target: await spoolRows(side, key, collection, snapshot), isSpooled: true }
}

async function fingerprintRows(
  key: SchoolKey,
  collection: Collection,
  snapshot: Snapshot,
): Promise<Fingerprint> {
  const hash = rowHasher(key, collection)
  const whole = fingerprinting()
  for await (const rows of snapshot.rows(collection.name))
    for (const row of rows) whole.add(hash(row))
  return whole.value()
}

async function spoolRows(
  { notebook }: SchoolSide,
  key: SchoolKey,
  collection: Collection,
  snapshot: Snapshot,
): Promise<Fingerprint> {
  const [hash, keyText] = [rowHasher(key, collection), keyOf(collection)]
  const whole = fingerprinting()
  const spool = await notebook.openSpool(collection.name)
  for await (const rows of snapshot.rows(collection.name)) {
    const spooled = rows.map((row) => ({ key: keyText(row), hash: hash(row), row }))
    for (const { hash } of spooled) whole.add(hash)
    await spool.add(spooled)
  }
  await spool.close()
  return whole.value()
}

function isKnown(collection: Collection, believed: Believed | undefined): boolean {
  return believed !== undefined && believed.version === collection.version
}
