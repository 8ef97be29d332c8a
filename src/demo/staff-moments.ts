import { createDistributor } from '#domain/distributors/create-distributor.ts'
import { usePasswordLink } from '#domain/sign-in/password-links.ts'
import { actorOf } from '#domain/sign-in/actor-of.ts'
import { entryOf, signIn } from '#domain/sign-in/sign-in.ts'
import { changeStaff } from '#domain/staff/change-staff.ts'
import { createFirstAdministrator } from '#domain/staff/create-first-administrator.ts'
import { inviteStaff } from '#domain/staff/invite-staff.ts'
import { plusMinutes } from './instants.ts'
import { demoPassword, type DemoPerson } from './people.ts'
import { known, workAs, workOf, type Moment, type Stage } from './stage.ts'
import type { World } from './world.ts'

/** From the first start of the house to this morning's invitation. */
export function staffMoments({ staff, staffDates }: World): Moment[] {
  const { administrator, invited, distributors } = staff
  const { openedAt, distributorsAt, invitedAt, signedInAt } = staffDates
  const signIns = [administrator, ...distributors.flatMap(({ technicians }) => technicians)]
  return [
    { at: openedAt, act: (stage) => openHouse(stage, administrator) },
    { at: plusMinutes(openedAt, 11), act: (stage) => nameFirst(stage, administrator) },
    ...distributors.flatMap(({ name, technicians }, rank) =>
      distributorMoments(administrator, name, technicians, distributorsAt[rank] ?? openedAt),
    ),
    { at: invitedAt, act: (stage) => invite(stage, administrator, invited) },
    ...signIns.map((person) => ({
      at: known(signedInAt, person.mail),
      act: async (stage: Stage) => {
        const given = { mail: person.mail, password: demoPassword }
        await signIn(stage.foundation, 'staff', visitorOf(person), given)
      },
    })),
  ]
}

function distributorMoments(
  by: DemoPerson,
  name: string,
  technicians: readonly DemoPerson[],
  at: Date,
): Moment[] {
  return [
    {
      at,
      act: async (stage) => {
        const { id } = await workAs(stage, by, (work) => createDistributor(work, name))
        stage.distributors.set(name, id)
      },
    },
    ...technicians.flatMap((person, rank) => [
      {
        at: plusMinutes(at, 3 + 2 * rank),
        act: (stage: Stage) => invite(stage, by, person),
      },
      { at: plusMinutes(at, 40 + 25 * rank), act: (stage: Stage) => join(stage, person) },
    ]),
  ]
}

/** As the first start of the real thing does it. */
async function openHouse(stage: Stage, person: DemoPerson): Promise<void> {
  const house = { actor: { kind: 'system' }, address: null } as const
  const first = await workOf(stage, house, (work) =>
    createFirstAdministrator(work, stage.portal, person.mail),
  )
  stage.links.set(person.mail, first?.link ?? '')
  await join(stage, person)
}

async function nameFirst(stage: Stage, person: DemoPerson): Promise<void> {
  const { id } = known(stage.actors, person.mail)
  const { name, role } = person
  await workAs(stage, person, (work) => changeStaff(work, id, { name, role, distributorId: null }))
}

async function invite(stage: Stage, by: DemoPerson, person: DemoPerson): Promise<void> {
  const { distributor, ...invited } = person
  const distributorId = distributor === null ? null : known(stage.distributors, distributor)
  const { link } = await workAs(stage, by, (work) =>
    inviteStaff(work, stage.portal, { ...invited, distributorId }),
  )
  stage.links.set(person.mail, link)
}

/** Chooses the password by the link that came by mail. */
async function join(stage: Stage, person: DemoPerson): Promise<void> {
  const token = new URL(known(stage.links, person.mail)).hash.slice(1)
  const outcome = await usePasswordLink(stage.foundation, 'staff', visitorOf(person), {
    token,
    password: demoPassword,
  })
  const actor = actorOf(entryOf(outcome).account)
  if (actor.kind !== 'staff') throw new Error('Staff enters the portal.')
  // The first administrator takes his name afterwards.
  stage.actors.set(person.mail, { ...actor, name: person.name })
}

function visitorOf({ address, browser }: DemoPerson) {
  return { address, browser, knownBrowser: undefined }
}
