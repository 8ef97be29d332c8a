import { searchable } from '#base/searchable.ts'
import type { Client, ClientFields } from '#contracts/clients.ts'
import { refuse } from '#contracts/refuse.ts'
import { reachDistributor } from '#domain/distributors/list-distributors.ts'
import { accountIdOf, staffOf } from '#platform/work/actor.ts'
import { changesBetween } from '#platform/work/changes-between.ts'
import type { Work } from '#platform/work/work.ts'
import {
  holdOgec,
  insertClient,
  isOgecTaken,
  updateClient,
  type ClientKeys,
  type ClientRow,
  type ClientValues,
} from './clients-table.ts'
import { fileOf, readClient } from './read-client.ts'
import { lockClient } from './reach-client.ts'

export async function createClient(work: Work, fields: ClientFields): Promise<Client> {
  work.allow('clients:write')
  await requireDistributor(work, fields.distributorId, undefined)
  const id = work.newId()
  await holdOgec(work, fields.ogec)
  if (!(await insertClient(work, id, fields, keysOf(fields), staffOf(work.actor).id)))
    refuse('ogec-taken', { ogec: fields.ogec })
  await work.audit('client-created', {
    client: id,
    details: { ogec: fields.ogec, name: fields.name },
  })
  return readClient(work, id)
}

/** `version` is the one that was read: when somebody saved in between, refuses with what stands now. */
export async function changeClient(
  work: Work,
  clientId: string,
  { version, ...fields }: ClientFields & { version: number },
): Promise<Client> {
  const before = await lockClient(work, 'clients:write', clientId)
  if (before.version !== version)
    refuse('changed-meanwhile', {
      who: before.updatedBy,
      at: before.updatedAt.toISOString(),
      current: await fileOf(work, before),
    })
  await requireDistributor(work, fields.distributorId, before)
  const changes = changesBetween(valuesOf(before), fields)
  if (Object.keys(changes).length === 0) return fileOf(work, before)

  await holdOgec(work, fields.ogec)
  if (await isOgecTaken(work, fields.ogec, clientId)) refuse('ogec-taken', { ogec: fields.ogec })
  await updateClient(work, clientId, version + 1, fields, keysOf(fields), staffOf(work.actor).id)
  await work.audit('client-changed', { client: clientId, changes })
  return readClient(work, clientId)
}

/** By the school itself: of its file, what says where it is and how to reach it. The client is locked. */
export async function changeCoordinates(
  work: Work,
  before: ClientRow,
  coordinates: Partial<ClientValues>,
): Promise<void> {
  const changes = changesBetween(valuesOf(before), coordinates)
  if (Object.keys(changes).length === 0) return
  const values = { ...valuesOf(before), ...coordinates }
  const by = accountIdOf(work.actor) ?? ''
  await updateClient(work, before.id, before.version + 1, values, keysOf(values), by)
  await work.audit('school-contact-changed', { client: before.id, changes })
}

/** A technician's clients stay with his distributor; only the publisher assigns them. */
export async function requireDistributor(
  work: Work,
  chosen: string | null,
  before: ClientRow | undefined,
): Promise<void> {
  if (before !== undefined && chosen === before.distributorId) return
  if (before !== undefined || chosen === null) work.allow('clients:assign')
  if (chosen !== null) await reachDistributor(work, chosen)
}

/** What the list searches in and sorts by. */
export function keysOf(fields: ClientValues): ClientKeys {
  return {
    searchText: searchable(
      [fields.name, fields.ogec, fields.uai ?? '', fields.city, fields.postalCode ?? ''].join(' '),
    ),
    nameKey: searchable(fields.name),
    cityKey: searchable(fields.city),
  }
}

function valuesOf(row: ClientRow): ClientValues {
  const { ogec, uai, name, address, postalCode, city, phone, mail, distributorId, timeZone } = row
  return { ogec, uai, name, address, postalCode, city, phone, mail, distributorId, timeZone }
}
