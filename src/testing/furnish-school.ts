import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { uaiLetter } from '#base/uai.ts'
import { receiveJournal } from '#domain/agent-journal/receive-journal.ts'
import { addObservation } from '#domain/clients/add-observation.ts'
import { addContact } from '#domain/clients/contacts.ts'
import { createEnrolmentCode } from '#domain/enrolment/create-enrolment-code.ts'
import { enrolAgent } from '#domain/enrolment/enrol-agent.ts'
import { advanceBulkOrder } from '#domain/bulk-orders/advance-bulk-order.ts'
import { placeBulkOrder } from '#domain/bulk-orders/place-bulk-order.ts'
import { readClientLicences } from '#domain/licences/read-client-licences.ts'
import type { OgecCode } from '#base/ogec-code.ts'
import { askCheck } from '#domain/online-service/check-service.ts'
import { createOnlineService } from '#domain/online-service/create-online-service.ts'
import { switchAccess, switchSms } from '#domain/online-service/switch-service.ts'
import { createAdministrator } from '#domain/school-accounts/administrators.ts'
import { createMember } from '#domain/school-accounts/create-member.ts'
import { hashPassword } from '#domain/sign-in/password-hash.ts'
import { openSession } from '#domain/sign-in/sessions.ts'
import {
  approveSupervision,
  askSupervision,
  challengeOf,
  redeemSupervision,
} from '#domain/supervision/start-supervision.ts'
import { adminSiteOf, onlinePlacesOf } from '#server/routes/places.ts'
import { system, type BackOffice } from './back-office.ts'
import { furnishTransfer } from './furnish-transfer.ts'
import { goodPassword, openSchool, type Person } from './people.ts'

/** A client with one of everything, and what would betray it in somebody else's answer. */
export type FurnishedSchool = {
  readonly ids: {
    readonly clientId: string
    readonly contactId: string
    readonly licenceId: string
    readonly clientImportId: string
    readonly bulkOrderId: string
    readonly agentId: string
    readonly ogec: string
    readonly accountId: string
    readonly requestId: string
    readonly checkId: string
    readonly supervisionId: string
    readonly transferId: string
  }
  /** What waits for a yes, and which publication it is. */
  readonly held: { readonly collection: string; readonly target: string }
  /** Its administrator's account. */
  readonly administratorId: string
  /** Of the supervision that runs, by that technician. */
  readonly supervisionToken: string
  readonly credential: string
  readonly code: string
  readonly traits: readonly string[]
}

let counter = 0

export async function furnishSchool(
  office: BackOffice,
  technician: Person,
): Promise<FurnishedSchool> {
  counter += 1
  const number = 5_000_000 + counter
  const uai = `${number}${uaiLetter(number)}`
  const mark = `Énigme${number}`
  const client = await openSchool(office, technician, {
    name: `Collège ${mark}`,
    uai,
    ogec: uai,
    mail: `enigme${number}@exemple.test`,
    address: `1 rue ${mark}`,
    city: `Ville-${mark}`,
  } as Parameters<typeof openSchool>[2])

  const { contact, order, enrolment } = await office.issuingWork(
    technician.actor,
    async (work, issuer) => ({
      contact: await addContact(work, client.id, {
        name: `Madame ${mark}`,
        role: null,
        mail: `madame${number}@exemple.test`,
        phone: null,
      }),
      observation: await addObservation(work, client.id, `A dit ${mark}`),
      order: await placeBulkOrder(work, issuer, {
        filter: { search: mark },
        act: { kind: 'issue', week: 'current' },
      }),
      enrolment: await createEnrolmentCode(work, client.id),
    }),
  )
  const licence = await issuedFor(office, technician, client.id)
  const machine = `POSTE-${mark}`
  const { agent, credential } = await attachMachine(office, client.id, machine, enrolment.code)
  const { code } = await office.work(technician.actor, (work) =>
    createEnrolmentCode(work, client.id),
  )
  const online = await furnishOnline(office, technician, client)
  const { transferId, held } = await furnishTransfer(office, { clientId: client.id, agent, mark })
  const ids = {
    clientId: client.id,
    contactId: contact.id,
    licenceId: licence.id,
    clientImportId: await importedBy(office, technician, uai),
    bulkOrderId: order.id,
    agentId: agent,
    ogec: uai,
    ...online.ids,
    transferId,
  }
  const { administratorId, supervisionToken } = online
  const secrets = { administratorId, supervisionToken, credential, code }
  const words = [mark, mark.toLowerCase(), uai, String(number)]
  const traits = [...Object.values(ids), ...Object.values(secrets), ...words]
  return { ids, held, ...secrets, traits }
}

/** The machine, which has sent its journal. */
async function attachMachine(office: BackOffice, clientId: string, machine: string, code: string) {
  const given = { code, machine, version: '1.0.0' }
  const enrolled = await enrolAgent(office.house, anAddress(), given)
  const actor = { kind: 'agent', id: enrolled.agent, clientId } as const
  await office.work(actor, (work) => receiveJournal(work, `-DEBUT par (${machine})`))
  return enrolled
}

/** An open service with its people, one of them to be approved, a check that waits, a supervision that runs. */
async function furnishOnline(
  office: BackOffice,
  technician: Person,
  client: { id: string; ogec: string },
) {
  const { house } = office
  const places = onlinePlacesOf(house)
  const adminSite = adminSiteOf(house)
  const mail = (who: string) => `${who}.${client.ogec.toLowerCase()}@exemple.test`
  await office.work(technician.actor, async (work) => {
    await createOnlineService(work, places, client.id, client.ogec as OgecCode)
    await switchAccess(work, places, client.id, true)
    await switchSms(work, places, client.id, true)
  })
  const people = await office.work(system, async (work) => {
    const administrator = { mail: mail('direction'), name: 'Direction', rights: [] }
    const member = {
      mail: mail('accueil'),
      name: 'Accueil',
      role: 'personnel',
      rights: [],
    } as const
    const administratorId = await createMember(work, adminSite, client.id, {
      ...administrator,
      role: 'administrateur-etablissement',
    })
    await openSession(work, administratorId, 'test')
    return { administratorId, accountId: await createMember(work, adminSite, client.id, member) }
  })
  await choosePasswords(office, Object.values(people))
  const { checkId, requestId, supervisionId, kept, code } = await office.work(
    technician.actor,
    async (work) => {
      const check = await askCheck(work, client.id, house.listeners.wake)
      const proposed = { name: 'Adjointe', mail: mail('adjointe') }
      const { requests } = await createAdministrator(work, adminSite, client.id, proposed)
      const at = {
        clientId: client.id,
        portalSession: await openSession(work, technician.actor.id, 'test'),
      }
      const reason = { reason: 'parametrage', sentence: null, ticket: null } as const
      const { supervisionId } = await askSupervision(work, adminSite, at, reason)
      const kept = { state: 'etat', verifier: client.ogec }
      const challenge = challengeOf(kept.verifier)
      const { code } = await approveSupervision(
        work,
        adminSite,
        { ...at, supervisionId },
        challenge,
      )
      return { checkId: check.id, requestId: requests[0]?.id ?? '', supervisionId, kept, code }
    },
  )
  const given = { code, state: kept.state, kept }
  const supervisionToken = await redeemSupervision(house, adminSite, anAddress(), given)
  const { administratorId, accountId } = people
  return {
    ids: { accountId, requestId, checkId, supervisionId },
    administratorId,
    supervisionToken,
  }
}

/** All the same one: deriving it takes longer than the rest of a school. */
const passwordHash = hashPassword(goodPassword)

async function choosePasswords({ house }: BackOffice, accountIds: readonly string[]) {
  for (const id of accountIds)
    await sql`insert into passwords (account_id, password_hash, changed_at)
      values (${id}, ${await passwordHash}, ${house.clock.now()})`.execute(house.database.kysely)
}

/** The order for this client is fulfilled here, or by the house behind our back. */
async function issuedFor(office: BackOffice, { actor }: Person, clientId: string) {
  while (
    await office.issuingWork(system, (work, issuer) =>
      advanceBulkOrder(work, issuer, assert.ifError),
    )
  );
  const { current } = await office.issuingWork(actor, (work, { keys }) =>
    readClientLicences(work, keys, clientId),
  )
  assert(current.licence)
  return current.licence
}

/** An import that is over and had but this code, which somebody had created meanwhile. */
async function importedBy({ house }: BackOffice, { actor }: Person, ogec: string): Promise<string> {
  const id = randomUUID()
  const { kysely } = house.database
  await sql`insert into client_imports (id, created_by, created_at, finished_at)
    values (${id}, ${actor.id}, ${house.clock.now()}, ${house.clock.now()})`.execute(kysely)
  await sql`insert into client_import_lines (client_import_id, line, ogec, outcome)
    values (${id}, 2, ${ogec}, 'taken')`.execute(kysely)
  return id
}

/** Of a network of its own each time, so that no door closes on a test that opens many schools. */
function anAddress(): string {
  counter += 1
  return `10.${counter >> 16}.${(counter >> 8) & 255}.${counter & 255}`
}
