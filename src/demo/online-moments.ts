import { dayOf } from '#base/calendar.ts'
import type { OgecCode } from '#base/ogec-code.ts'
import { identifyAgent } from '#domain/enrolment/enrol-agent.ts'
import { askCheck, receiveCheckAnswer } from '#domain/online-service/check-service.ts'
import { createOnlineService } from '#domain/online-service/create-online-service.ts'
import { suspendService, switchAccess, switchSms } from '#domain/online-service/switch-service.ts'
import { createAdministrator } from '#domain/school-accounts/administrators.ts'
import { publishModule } from '#domain/school/school-modules.ts'
import { actorOf } from '#domain/sign-in/actor-of.ts'
import { createPasswordLink, usePasswordLink } from '#domain/sign-in/password-links.ts'
import { entryOf } from '#domain/sign-in/sign-in.ts'
import { openSession } from '#domain/sign-in/sessions.ts'
import { changeMode, leaveSupervision } from '#domain/supervision/conduct-supervision.ts'
import { identifySupervision } from '#domain/supervision/identify-supervision.ts'
import {
  approveSupervision,
  askSupervision,
  challengeOf,
  redeemSupervision,
} from '#domain/supervision/start-supervision.ts'
import type { SchoolActor } from '#platform/work/actor.ts'
import { plusMinutes } from './instants.ts'
import type { PlannedService } from './online-plan.ts'
import { demoPassword, type DemoPerson } from './people.ts'
import { clientOf, type SchoolSoFar } from './school-so-far.ts'
import { workAs, workOf, type Moment, type Stage } from './stage.ts'
import type { School } from './world.ts'

/** From the creation of a school's online service to the support's last visit. */
export function onlineMoments(
  keeper: DemoPerson,
  school: School,
  service: PlannedService,
  soFar: SchoolSoFar,
): Moment[] {
  const { administrator, closedAt, suspension, checkedAt, visits } = service
  const moments: Moment[] = [
    { at: service.createdAt, act: (stage) => open(stage, keeper, service, soFar) },
    { at: administrator.invitedAt, act: (stage) => invite(stage, keeper, service, soFar) },
    ...visits.flatMap(({ at, changes }) => visitMoments(keeper, at, changes, soFar)),
  ]
  if (checkedAt !== null)
    moments.push({ at: checkedAt, act: (stage) => check(stage, keeper, soFar) })
  if (administrator.joinedAt !== null)
    moments.push({
      at: administrator.joinedAt,
      act: (stage) => join(stage, service, school.timeZone, soFar),
    })
  if (suspension !== null)
    moments.push({
      at: suspension.at,
      act: (stage) =>
        workAs(stage, keeper, async (work) => {
          await suspendService(work, stage.places, clientOf(soFar).id, suspension.until)
        }),
    })
  if (closedAt !== null)
    moments.push({
      at: closedAt,
      act: (stage) =>
        workAs(stage, keeper, async (work) => {
          await switchAccess(work, stage.places, clientOf(soFar).id, false)
        }),
    })
  return moments
}

async function open(
  stage: Stage,
  by: DemoPerson,
  { hasSms }: PlannedService,
  soFar: SchoolSoFar,
): Promise<void> {
  const { id, ogec } = clientOf(soFar)
  await workAs(stage, by, async (work) => {
    await createOnlineService(work, stage.places, id, ogec as OgecCode)
    await switchAccess(work, stage.places, id, true)
    if (hasSms) await switchSms(work, stage.places, id, true)
  })
}

async function invite(
  stage: Stage,
  by: DemoPerson,
  { administrator: { name, mail } }: PlannedService,
  soFar: SchoolSoFar,
): Promise<void> {
  await workAs(stage, by, async (work) => {
    const { administrators } = await createAdministrator(
      work,
      stage.adminSite,
      clientOf(soFar).id,
      { name, mail },
    )
    soFar.administratorId = administrators[0]?.id
  })
}

/** Chooses the password by a link such as the one that came by mail, and publishes. */
async function join(
  stage: Stage,
  { published }: PlannedService,
  timeZone: string,
  soFar: SchoolSoFar,
): Promise<void> {
  const house = { actor: { kind: 'system' }, address: null } as const
  const { link } = await workOf(stage, house, (work) =>
    createPasswordLink(work, stage.adminSite, soFar.administratorId ?? '', 'first-connection'),
  )
  const outcome = await usePasswordLink(stage.foundation, 'school', schoolVisitor, {
    token: new URL(link).hash.slice(1),
    password: demoPassword,
  })
  const actor = actorOf(entryOf(outcome).account) as SchoolActor
  for (const module of published)
    await workOf(stage, { actor, address: schoolVisitor.address }, async (work) => {
      await publishModule(work, module, dayOf(work.now, timeZone))
    })
}

const schoolVisitor = {
  address: '198.51.100.40',
  browser: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0',
  knownBrowser: undefined,
} as const

async function check(stage: Stage, by: DemoPerson, soFar: SchoolSoFar): Promise<void> {
  const clientId = clientOf(soFar).id
  const { id } = await workAs(stage, by, (work) => askCheck(work, clientId, () => {}))
  const house = { actor: { kind: 'system' }, address: null } as const
  const actor = await workOf(stage, house, (work) =>
    identifyAgent(work, soFar.credential, undefined),
  )
  await workOf(stage, { actor, address: schoolVisitor.address }, (work) =>
    receiveCheckAnswer(work, id, [
      { what: 'access', outcome: 'open', code: null },
      { what: 'site', outcome: 'open', code: null },
      { what: 'sms', outcome: 'open', code: null },
    ]),
  )
}

/** In with a reason, a look or a change, and out: each at its own minute. */
function visitMoments(by: DemoPerson, at: Date, changes: boolean, soFar: SchoolSoFar): Moment[] {
  let token = ''
  const enter = async (stage: Stage): Promise<void> => {
    const kept = { state: 'demo', verifier: stage.adminSite.url.href }
    const code = await workAs(stage, by, async (work) => {
      const session = await openSession(work, actorId(stage, by), by.browser)
      const place = { clientId: clientOf(soFar).id, portalSession: session }
      const reason = changes
        ? ({
            reason: 'publication',
            sentence: 'Avec la direction au téléphone',
            ticket: null,
          } as const)
        : ({ reason: 'accompagnement', sentence: null, ticket: 'T-1204' } as const)
      const { supervisionId } = await askSupervision(work, stage.adminSite, place, reason)
      const given = { ...place, supervisionId }
      return (await approveSupervision(work, stage.adminSite, given, challengeOf(kept.verifier)))
        .code
    })
    const given = { code, state: kept.state, kept }
    token = await redeemSupervision(stage.foundation, stage.adminSite, by.address, given)
  }
  const asSupport = async (
    stage: Stage,
    act: (stage: Stage, work: Parameters<Parameters<typeof workOf>[2]>[0]) => Promise<void>,
  ): Promise<void> => {
    const nobody = { actor: { kind: 'anonymous' }, address: by.address } as const
    const actor = await workOf(stage, nobody, (work) =>
      identifySupervision(work, stage.adminSite, token),
    )
    await workOf(stage, { actor, address: by.address }, (work) => act(stage, work))
  }
  const change: Moment = {
    at: plusMinutes(at, 3),
    act: async (stage) => {
      await asSupport(stage, (_, work) => changeMode(work, 'modification'))
      await asSupport(stage, async (_, work) => {
        await publishModule(work, 'administratif', dayOf(plusMinutes(at, dayMinutes), 'UTC'))
      })
    },
  }
  return [
    { at, act: enter },
    ...(changes ? [change] : []),
    {
      at: plusMinutes(at, 7),
      act: (stage) => asSupport(stage, (_, work) => leaveSupervision(work, stage.adminSite)),
    },
  ]
}

const dayMinutes = 24 * 60

function actorId(stage: Stage, { mail }: DemoPerson): string {
  return stage.actors.get(mail)?.id ?? ''
}
