import type { Contact, ContactFields } from '#contracts/clients.ts'
import { sqlOf } from '#platform/database/sql.ts'
import type { Work } from '#platform/work/work.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    contacts: {
      id: string
      client_id: string
      version: number
      name: string
      role: string | null
      mail: string | null
      phone: string | null
      created_at: Date
      updated_at: Date
      updated_by: string
    }
  }
}

export function selectContacts(work: Work, clientId: string): Promise<Contact[]> {
  return sqlOf(work)
    .selectFrom('contacts')
    .select(['id', 'version', 'name', 'role', 'mail', 'phone'])
    .where('client_id', '=', clientId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export function lockContact(work: Work, clientId: string, id: string) {
  return sqlOf(work)
    .selectFrom('contacts as k')
    .innerJoin('accounts as s', 's.id', 'k.updated_by')
    .select([
      'k.id',
      'k.version',
      'k.name',
      'k.role',
      'k.mail',
      'k.phone',
      'k.updated_at as updatedAt',
      's.name as updatedBy',
    ])
    .where('k.client_id', '=', clientId)
    .where('k.id', '=', id)
    .forUpdate('k')
    .executeTakeFirst()
}

export async function insertContact(
  work: Work,
  clientId: string,
  id: string,
  fields: ContactFields,
  by: string,
): Promise<void> {
  await sqlOf(work)
    .insertInto('contacts')
    .values({
      id,
      client_id: clientId,
      version: 1,
      ...fields,
      created_at: work.now,
      updated_at: work.now,
      updated_by: by,
    })
    .execute()
}

export async function updateContact(
  work: Work,
  id: string,
  version: number,
  fields: ContactFields,
  by: string,
): Promise<void> {
  await sqlOf(work)
    .updateTable('contacts')
    .set({ version, ...fields, updated_at: work.now, updated_by: by })
    .where('id', '=', id)
    .execute()
}

export async function deleteContact(work: Work, id: string): Promise<void> {
  await sqlOf(work).deleteFrom('contacts').where('id', '=', id).execute()
}
