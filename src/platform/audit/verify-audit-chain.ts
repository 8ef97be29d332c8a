import type { BrokenAudit } from '#contracts/audit.ts'
import type { Work } from '#platform/work/work.ts'
import { genesis, privateDigest, sealDigest } from './audit-digest.ts'
import { countSealsUpTo, countOutsideChain, sealedLines, type AuditLineRow } from './audit-table.ts'

const linesAtOnce = 2000

/** A line of the chain, by its position, and what is chained up to it. */
export type ChainPlace = { readonly position: number; readonly digest: Buffer }

/** Before the first line that ever was. */
export const chainStart: ChainPlace = { position: 0, digest: genesis }

export type ChainVerdict =
  | {
      readonly intact: true
      readonly lines: number
      readonly waiting: number
      readonly head: string | null
    }
  | BrokenAudit

/**
 * Reads the whole chain again, from where it is kept on, and says where it first breaks. `marks` are digests
 * known from elsewhere: the chain has to come through them.
 */
export async function verifyAuditChain(
  work: Work,
  from: ChainPlace = chainStart,
  marks: readonly ChainPlace[] = [],
): Promise<ChainVerdict> {
  // A seal before the first would make a line look as old as the chain, and nothing would read it again.
  if ((await countSealsUpTo(work, from.position)) > 0)
    return { intact: false, lines: 0, position: from.position, what: 'seal-broken' }
  const end = await walkAuditChain(work, from, marks)
  if ('intact' in end) return end
  const { position, digest } = end
  const lines = position - from.position
  const { waiting, forgotten, gone } = await countOutsideChain(work, position)
  if (gone > 0) return { intact: false, lines, position: position + 1, what: 'line-missing' }
  if (forgotten > 0) return { intact: false, lines, position: position + 1, what: 'line-unsealed' }
  return { intact: true, lines, waiting, head: position === 0 ? null : digest.toString('hex') }
}

/** Computes the chain again after a place of it, to its end: the last place, or where it breaks. */
export async function walkAuditChain(
  work: Work,
  from: ChainPlace,
  marks: readonly ChainPlace[] = [],
): Promise<ChainPlace | BrokenAudit> {
  const marked = new Map(marks.map(({ position, digest }) => [position, digest]))
  let { position, digest } = from
  const brokenAt = (at: number, what: BrokenAudit['what']): BrokenAudit => ({
    intact: false,
    lines: at - 1 - from.position,
    position: at,
    what,
  })
  for (;;) {
    const batch = await sealedLines(work, position, linesAtOnce)
    for (const sealed of batch) {
      position += 1
      if (sealed.position !== position) return brokenAt(position, 'seal-broken')
      if (sealed.line === null) return brokenAt(position, 'line-missing')
      if (!privatePartHolds(sealed.line)) return brokenAt(position, 'line-changed')
      digest = sealDigest(digest, sealed.line)
      if (!digest.equals(sealed.digest)) return brokenAt(position, 'line-changed')
      if (marked.get(position)?.equals(digest) === false)
        return brokenAt(position, 'chain-rewritten')
    }
    if (batch.length < linesAtOnce) break
  }
  if (marks.some((mark) => mark.position > position)) return brokenAt(position + 1, 'tail-cut')
  return { position, digest }
}

function privatePartHolds(line: AuditLineRow): boolean {
  return (
    line.private !== null &&
    privateDigest(line.private_salt, line.private).equals(line.private_digest)
  )
}
