import type { Quarantine } from '../operations/operation.ts'
import { operationHash } from '../operations/operation-hash.ts'
import { packShortHashes, shortHash } from '../reconciliation/short-hash.ts'
import { spellShortHashes } from '../reconciliation/spell-symbols.ts'
import type { Row } from '../rows/check-row.ts'
import { sameFingerprint, type Fingerprint } from '../rows/fingerprint.ts'
import type { Conversation } from './conversation.ts'
import { reconcileSet } from './reconcile-set.ts'
import type { SchoolSide, TransferReport } from './school-side.ts'
import type { Sink } from './sink.ts'

const pageSize = 500
const givenBackPage = 200

/**
 * Brings into the school's base what was written online and is not in its ledger, whatever the order in which it was
 * written; gives back what a restored online side lost.
 */
export async function exchangeOperations(
  { tell }: SchoolSide,
  sink: Sink,
  conversation: Conversation,
  online: Fingerprint,
): Promise<Omit<TransferReport['operations'], 'failure'>> {
  if (sameFingerprint(await sink.fingerprint(), online))
    return { received: 0, givenBack: 0, quarantine: await sink.apply([]) }

  const ledger = await sink.hashes()
  const of = { kind: 'operations' } as const
  const { onlyHere, onlyThere } = await reconcileSet(conversation, of, ledger, online.count)
  await giveBack(sink, conversation, ledger, new Set(onlyHere))

  let quarantine: readonly Quarantine[] = []
  let missing = onlyThere
  for (let received = 0; missing.length > 0;) {
    const ids = spellShortHashes(packShortHashes(missing.slice(0, pageSize)))
    const { operations } = await conversation.send('pull', { ids })
    // Forgotten meanwhile by the online side: they are too old.
    if (operations.length === 0) break
    // What an older agent does not know, or what does not fit, is the sink's to put in quarantine.
    quarantine = await sink.apply(
      operations.map((given) => ({ ...given, row: given.row as Row | null })),
    )
    const here = new Set(operations.map(({ id }) => shortHash(operationHash(id))))
    const left = missing.filter((id) => !here.has(id))
    if (left.length === missing.length) throw new Error('Others than those asked for came.')
    missing = left
    received += operations.length
    tell({ step: 'receiving', received, total: onlyThere.length })
  }
  if (onlyThere.length === 0) quarantine = await sink.apply([])
  const received = onlyThere.length - missing.length
  return { received, givenBack: onlyHere.length, quarantine }
}

async function giveBack(
  sink: Sink,
  conversation: Conversation,
  ledger: readonly string[],
  lost: ReadonlySet<string>,
): Promise<void> {
  const hashes = ledger.filter((hash) => lost.has(shortHash(hash)))
  for (let at = 0; at < hashes.length; at += givenBackPage) {
    const operations = await sink.read(hashes.slice(at, at + givenBackPage))
    await conversation.send('give-back', {
      operations: operations.map(({ row, ...rest }) => ({
        ...rest,
        row: row === null ? null : [...row],
      })),
    })
  }
}
