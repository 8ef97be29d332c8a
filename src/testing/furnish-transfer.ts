import { schoolStore } from '#domain/transfers/store/school-store.ts'
import { renewStanding } from '#domain/transfers/renew-standing.ts'
import { audienceOf } from '#server/routes/places.ts'
import { catalogue, findCollection } from '#replication/catalogue/catalogue.ts'
import { shortHash } from '#replication/reconciliation/short-hash.ts'
import { emptyFingerprint } from '#replication/rows/fingerprint.ts'
import { rowHasher } from '#replication/rows/row-hash.ts'
import type { Value } from '#replication/rows/check-row.ts'
import { keyOf } from '#replication/rows/row-key.ts'
import type { Store } from '#replication/online-side/store.ts'
import type { BackOffice } from './back-office.ts'

const collection = 'niveau'

/** The keys of what is online to be entered about, whatever the school. */
export const furnished = {
  lesson: 'L1',
  pupil: 'E1',
  class: 'C1',
  subject: 'M1',
  household: 'F1',
} as const

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
    await publishWhatEntriesName(store, mark)
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

/** One lesson of one class, and a pupil of it in a household. */
async function publishWhatEntriesName(store: Store, mark: string): Promise<void> {
  const { lesson, pupil, class: classId, subject, household } = furnished
  const [debut, fin] = ['2026-11-24T08:05', '2026-11-24T09:00']
  await publishRow(store, 'classe', { id: classId, libelle: `Classe ${mark}` })
  await publishRow(store, 'matiere', { code: subject, libelle: `Matière ${mark}` })
  await publishRow(store, 'foyer', { id: household, ville: `Ville ${mark}` })
  const named = { nom: mark, prenom: 'Camille', classe_id: classId, foyer_id: household }
  await publishRow(store, 'eleve', { id: pupil, ...named })
  const taught = { matiere_code: subject, classe_id: classId, debut, fin, annule: false }
  await publishRow(store, 'cours', { id: lesson, ...taught })
}

async function publishRow(store: Store, name: string, values: Record<string, Value>) {
  const of = findCollection(catalogue, name)
  if (of === undefined) throw new Error(`No collection is called ${name}.`)
  const row = Object.keys(of.fields).map((field) => values[field] ?? null)
  const hash = rowHasher(await store.readKey(), of)(row)
  await store.stage(of, [{ key: keyOf(of)(row), hash, row }])
  await store.publish(of, true)
}
