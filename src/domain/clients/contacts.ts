import { contactsMax, type Contact, type ContactFields } from '#contracts/clients.ts'
import { refuse } from '#contracts/refuse.ts'
import { staffOf } from '#platform/work/actor.ts'
import { changesBetween } from '#platform/work/changes-between.ts'
import type { Work } from '#platform/work/work.ts'
import {
  deleteContact,
  insertContact,
  lockContact,
  selectContacts,
  updateContact,
} from './contacts-table.ts'
import { lockClient } from './reach-client.ts'

export async function addContact(
  work: Work,
  clientId: string,
  fields: ContactFields,
): Promise<Contact> {
  await lockClient(work, 'clients:write', clientId)
  if ((await selectContacts(work, clientId)).length >= contactsMax)
    refuse('contact-limit', { contactsMax })
  const id = work.newId()
  await insertContact(work, clientId, id, fields, staffOf(work.actor).id)
  await work.audit('contact-added', {
    client: clientId,
    changes: changesBetween<Record<string, unknown>>({}, fields),
    details: { contact: id },
  })
  return { id, version: 1, ...fields }
}

/** `version` is the one that was read: when somebody saved in between, refuses with what stands now. */
export async function changeContact(
  work: Work,
  at: { clientId: string; contactId: string },
  { version, ...fields }: ContactFields & { version: number },
): Promise<Contact> {
  await lockClient(work, 'clients:write', at.clientId)
  const before = (await lockContact(work, at.clientId, at.contactId)) ?? refuse('not-found')
  const { updatedAt, updatedBy, ...current } = before
  if (before.version !== version)
    refuse('changed-meanwhile', { who: updatedBy, at: updatedAt.toISOString(), current })
  const changes = changesBetween<Record<string, unknown>>(current, fields)
  if (Object.keys(changes).length === 0) return current

  await updateContact(work, at.contactId, version + 1, fields, staffOf(work.actor).id)
  await work.audit('contact-changed', {
    client: at.clientId,
    changes,
    details: { contact: at.contactId, name: fields.name },
  })
  return { id: at.contactId, version: version + 1, ...fields }
}

export async function removeContact(
  work: Work,
  at: { clientId: string; contactId: string },
): Promise<void> {
  await lockClient(work, 'clients:write', at.clientId)
  const before = (await lockContact(work, at.clientId, at.contactId)) ?? refuse('not-found')
  await deleteContact(work, at.contactId)
  await work.audit('contact-removed', {
    client: at.clientId,
    details: { contact: at.contactId, name: before.name },
  })
}
