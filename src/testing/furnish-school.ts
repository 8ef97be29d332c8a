import assert from 'node:assert/strict'
import { uaiLetter } from '#base/uai.ts'
import { addObservation } from '#domain/clients/add-observation.ts'
import { addContact } from '#domain/clients/contacts.ts'
import { createEnrolmentCode } from '#domain/enrolment/create-enrolment-code.ts'
import { enrolAgent } from '#domain/enrolment/enrol-agent.ts'
import { advanceBulkIssue } from '#domain/renewal/advance-bulk-issue.ts'
import { orderBulkIssue } from '#domain/renewal/order-bulk-issue.ts'
import { readClientLicences } from '#domain/licences/read-client-licences.ts'
import { system, type BackOffice } from './back-office.ts'
import { openSchool, type Person } from './people.ts'

/** A client with one of everything, and what would betray it in somebody else's answer. */
export type FurnishedSchool = {
  readonly ids: {
    readonly clientId: string
    readonly contactId: string
    readonly licenceId: string
    readonly bulkIssueId: string
    readonly agentId: string
  }
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
      order: await orderBulkIssue(work, issuer, { filter: { search: mark }, week: 'current' }),
      enrolment: await createEnrolmentCode(work, client.id),
    }),
  )
  const licence = await issuedFor(office, technician, client.id)
  const machine = `POSTE-${mark}`
  const { agent, credential } = await enrolAgent(office.house, anAddress(), {
    code: enrolment.code,
    machine,
    version: '1.0.0',
  })
  const { code } = await office.work(technician.actor, (work) =>
    createEnrolmentCode(work, client.id),
  )
  const ids = {
    clientId: client.id,
    contactId: contact.id,
    licenceId: licence.id,
    bulkIssueId: order.id,
    agentId: agent,
  }
  return {
    ids,
    credential,
    code,
    traits: [
      ...Object.values(ids),
      mark,
      mark.toLowerCase(),
      uai,
      String(number),
      code,
      credential,
    ],
  }
}

/** The order for this client is fulfilled here, or by the house behind our back. */
async function issuedFor(office: BackOffice, { actor }: Person, clientId: string) {
  while (
    await office.issuingWork(system, (work, issuer) =>
      advanceBulkIssue(work, issuer, assert.ifError),
    )
  );
  const { current } = await office.issuingWork(actor, (work, { keys }) =>
    readClientLicences(work, keys, clientId),
  )
  assert(current.licence)
  return current.licence
}

/** Of a network of its own each time, so that no door closes on a test that opens many schools. */
function anAddress(): string {
  counter += 1
  return `10.${counter >> 16}.${(counter >> 8) & 255}.${counter & 255}`
}
