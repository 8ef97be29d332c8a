import { addContact, changeContact } from '#domain/clients/contacts.ts'
import { addObservation } from '#domain/clients/add-observation.ts'
import { changeClient, createClient } from '#domain/clients/save-client.ts'
import { downloadLicence } from '#domain/licences/download-licence.ts'
import { issueLicence } from '#domain/licences/issue-licence.ts'
import { switchRenewal } from '#domain/licences/switch-renewal.ts'
import { saveContract } from '#domain/licences/save-contract.ts'
import { agentMoments } from './agent-moments.ts'
import type { PlannedContract } from './contract-plan.ts'
import type { PlannedLicence } from './licence-plan.ts'
import type { DemoPerson, DemoStaff } from './people.ts'
import { journalMoments } from './journal-moments.ts'
import { onlineMoments } from './online-moments.ts'
import { clientOf, type SchoolSoFar } from './school-so-far.ts'
import { issueAs, known, workAs, type Moment, type Stage } from './stage.ts'
import { transferMoments } from './transfer-moments.ts'
import type { School } from './world.ts'

/** All that the technicians and the machine of one school did. */
export function schoolMoments(staff: DemoStaff, school: School): Moment[] {
  const soFar: SchoolSoFar = { licences: new Map(), agents: [] }
  const [keeper, colleague] = keepersOf(staff, school)
  const { contract, corrections, observations, licences } = school
  const moments: Moment[] = [
    { at: school.createdAt, act: (stage) => create(stage, keeper, school, soFar) },
    ...observations.map(({ at, text }) => ({
      at,
      act: (stage: Stage) =>
        workAs(stage, keeper, async (work) => {
          await addObservation(work, clientOf(soFar).id, text)
        }),
    })),
    ...licences.flatMap((licence) =>
      licenceMoments(licence.isByColleague ? colleague : keeper, licence, soFar),
    ),
    ...agentMoments(keeper, school, soFar),
    ...journalMoments(keeper, school, soFar),
    ...transferMoments(school, soFar),
    ...(school.service === null ? [] : onlineMoments(keeper, school, school.service, soFar)),
  ]
  if (contract?.renewal) moments.push(renewal(keeper, school, contract, contract.renewal, soFar))
  if (corrections.phone)
    moments.push({
      at: corrections.phone.at,
      act: (stage) => rightPhone(stage, keeper, school, soFar),
    })
  if (corrections.contact)
    moments.push({
      at: corrections.contact.at,
      act: (stage) => rightContact(stage, colleague, school, soFar),
    })
  return moments
}

function keepersOf(staff: DemoStaff, school: School): readonly [DemoPerson, DemoPerson] {
  const ours = staff.distributors.find(({ name }) => name === school.distributor)?.technicians ?? []
  const people = school.keeper === 0 ? ours : ours.toReversed()
  const { administrator } = staff
  return [people[0] ?? administrator, people[1] ?? administrator]
}

async function create(
  stage: Stage,
  by: DemoPerson,
  school: School,
  soFar: SchoolSoFar,
): Promise<void> {
  const { fields, contacts, contract, corrections, modules, pupilsMax, distributor } = school
  const distributorId = distributor === null ? null : known(stage.distributors, distributor)
  await workAs(stage, by, async (work) => {
    const phone = corrections.phone?.former ?? fields.phone
    const client = await createClient(work, { ...fields, phone, distributorId })
    soFar.client = client
    for (const [rank, contact] of contacts.entries()) {
      const first = rank === 0 ? (corrections.contact?.former ?? contact.phone) : contact.phone
      const added = await addContact(work, client.id, { ...contact, phone: first })
      if (rank === 0) soFar.firstContact = added
    }
    if (contract === null) return
    const { startsOn, endsOn } = contract
    const values = { version: null, modules, pupilsMax, startsOn, endsOn }
    soFar.contract = await saveContract(work, client.id, values)
    // Those whose licence somebody must issue have chosen so: it would have come by itself.
    if (school.state === 'to-issue') await switchRenewal(work, client.id, false)
  })
}

function renewal(
  by: DemoPerson,
  { modules, pupilsMax }: School,
  { startsOn }: PlannedContract,
  { at, endsOn }: { at: Date; endsOn: string },
  soFar: SchoolSoFar,
): Moment {
  return {
    at,
    act: (stage) =>
      workAs(stage, by, async (work) => {
        const version = soFar.contract?.version ?? null
        const values = { version, modules, pupilsMax, startsOn, endsOn }
        await saveContract(work, clientOf(soFar).id, values)
      }),
  }
}

function licenceMoments(by: DemoPerson, licence: PlannedLicence, soFar: SchoolSoFar): Moment[] {
  const { week, issuedAt, downloadedAt } = licence
  const issue: Moment = {
    at: issuedAt,
    act: (stage) =>
      issueAs(stage, by, async (work) => {
        const { id } = await issueLicence(work, stage.issuer, clientOf(soFar).id)
        soFar.licences.set(week, id)
      }),
  }
  if (downloadedAt === null) return [issue]
  const download: Moment = {
    at: downloadedAt,
    act: (stage) =>
      workAs(stage, by, async (work) => {
        const licenceId = known(soFar.licences, week)
        await downloadLicence(work, stage.issuer.keys, { clientId: clientOf(soFar).id, licenceId })
      }),
  }
  return [issue, download]
}

async function rightPhone(
  stage: Stage,
  by: DemoPerson,
  { fields, distributor }: School,
  soFar: SchoolSoFar,
): Promise<void> {
  const { id, version } = clientOf(soFar)
  const distributorId = distributor === null ? null : known(stage.distributors, distributor)
  await workAs(stage, by, (work) => changeClient(work, id, { ...fields, distributorId, version }))
}

async function rightContact(
  stage: Stage,
  by: DemoPerson,
  { contacts }: School,
  soFar: SchoolSoFar,
): Promise<void> {
  const [fields] = contacts
  const { firstContact } = soFar
  if (fields === undefined || firstContact === undefined) return
  const at = { clientId: clientOf(soFar).id, contactId: firstContact.id }
  await workAs(stage, by, (work) =>
    changeContact(work, at, { ...fields, version: firstContact.version }),
  )
}
