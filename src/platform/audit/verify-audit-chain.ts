import type { AuditVerdict } from '#contracts/audit.ts'
import type { Work } from '#platform/work/work.ts'
import { genesis, privateDigest, sealDigest } from './audit-digest.ts'
import { countUnsealed, sealedLines, type AuditLineRow } from './audit-table.ts'

const linesAtOnce = 2000

/** Reads the whole chain again and says where it first breaks. */
export async function verifyAuditChain(work: Work): Promise<AuditVerdict> {
  let position = 0
  let digest: Buffer = genesis
  for (;;) {
    const batch = await sealedLines(work, position, linesAtOnce)
    for (const sealed of batch) {
      position += 1
      const broken = (what: 'line-changed' | 'line-missing' | 'seal-broken'): AuditVerdict => ({
        intact: false,
        lines: position - 1,
        position,
        what,
      })
      if (sealed.position !== position) return broken('seal-broken')
      if (sealed.line === null) return broken('line-missing')
      if (!privatePartHolds(sealed.line)) return broken('line-changed')
      digest = sealDigest(digest, sealed.line)
      if (!digest.equals(sealed.digest)) return broken('line-changed')
    }
    if (batch.length < linesAtOnce) break
  }
  const { waiting, forgotten, gone } = await countUnsealed(work)
  if (gone > 0)
    return { intact: false, lines: position, position: position + 1, what: 'line-missing' }
  if (forgotten > 0)
    return { intact: false, lines: position, position: position + 1, what: 'line-unsealed' }
  return {
    intact: true,
    lines: position,
    waiting,
    head: position === 0 ? null : digest.toString('hex'),
  }
}

function privatePartHolds(line: AuditLineRow): boolean {
  return (
    line.private !== null &&
    privateDigest(line.private_salt, line.private).equals(line.private_digest)
  )
}
