import { schoolStore } from '#domain/transfers/store/school-store.ts'
import { renewStanding } from '#domain/transfers/renew-standing.ts'
import { audienceOf } from '#server/routes/places.ts'
import { catalogue, findCollection } from '#replication/catalogue/catalogue.ts'
import { shortHash } from '#replication/reconciliation/short-hash.ts'
import { emptyFingerprint } from '#replication/rows/fingerprint.ts'
import { rowHasher } from '#replication/rows/row-hash.ts'
import type { BackOffice } from './back-office.ts'

const collection = 'niveau'

/** A transfer that ended, whose only row online would disappear if somebody said yes. */
export function furnishTransfer(
  office: BackOffice,
  { clientId, agent, mark }: { clientId: string; agent: string; mark: string },
): Promise<{ transferId: string; held: { collection: string; target: string } }> {
  const levels = findCollection(catalogue, collection)
  if (levels === undefined) throw new Error(`No collection is called ${collection}.`)
  return office.work({ kind: 'agent', id: agent, clientId }, async (work) => {
    const store = schoolStore(work, clientId, catalogue)
    const session = await store.lockSession()
    const row = ['N1', `Niveau ${mark}`, null]
    const hash = rowHasher(await store.readKey(), levels)(row)
    await store.stage(levels, [{ key: 'N1', hash, row }])
    const { fingerprint } = await store.publish(levels, true)
    const removals = await store.markForRemoval(levels, [shortHash(hash)])
    const [target, staged] = [emptyFingerprint, emptyFingerprint]
    const size = { version: levels.version, disappearing: 1, of: 1, replace: false }
    await store.hold(levels, { ...size, base: fingerprint, target, staged, removals })
    const transferId = work.newId()
    await store.register.begin({
      id: transferId,
      fence: session.fence + 1,
      mode: 'automatic',
      complete: false,
      modules: ['administratif'],
      restored: [],
    })
    await store.register.end('held', null)
    await store.saveSession({ ...session, fence: session.fence + 1, transfer: transferId })
    await renewStanding(work, clientId, audienceOf(office.house))
    return { transferId, held: { collection, target: target.hash } }
  })
}
