import { ClientQuery } from '#contracts/clients.ts'
import { listClients } from '#domain/clients/list-clients.ts'
import { createEnrolmentCode } from '#domain/enrolment/create-enrolment-code.ts'
import { serviceStateOf } from '#domain/online-service/read-online-service.ts'
import { listStaff } from '#domain/staff/list-staff.ts'
import type { StaffActor } from '#platform/work/actor.ts'
import { openWork } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import type { OpenDemo } from './start-demo.ts'

/**
 * The code with which a real agent takes the place of the one that a school of the demo is told to have: the school of
 * the person who visitors are, or else another that could transfer today. Undefined where none could.
 */
export async function inviteAgent({ house, keepsake }: OpenDemo): Promise<string | undefined> {
  const actor = await openWork(house, { actor: { kind: 'system' }, address: null }, (work) =>
    technician(work, keepsake.technicians[0]?.mail),
  )
  if (actor === undefined) return undefined
  return openWork(house, { actor, address: null }, async (work) => {
    const clientId = await chooseSchool(work, keepsake.schoolPerson?.school)
    return clientId === undefined ? undefined : (await createEnrolmentCode(work, clientId)).code
  })
}

async function technician(work: Work, mail: string | undefined): Promise<StaffActor | undefined> {
  const member = (await listStaff(work)).find((each) => each.mail === mail)
  if (member === undefined) return undefined
  const { id, name, role, distributor } = member
  return { kind: 'staff', id, name, role, distributorId: distributor?.id ?? null }
}

async function chooseSchool(work: Work, preferred: string | undefined) {
  const page = await listClients(work, ClientQuery.parse({ count: 200 }))
  const rows = page.rows.filter(({ agent, contractEndsOn }) => agent && contractEndsOn)
  const [first, others] = [true, false].map((wanted) =>
    rows.filter(({ name }) => (name === preferred) === wanted),
  )
  for (const { id } of [...(first ?? []), ...(others ?? [])])
    if ((await serviceStateOf(work, id)) === 'open') return id
  return undefined
}
