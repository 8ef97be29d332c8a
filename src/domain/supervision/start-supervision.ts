import { createHash } from 'node:crypto'
import { refuse } from '#contracts/refuse.ts'
import { reachClient } from '#domain/clients/reach-client.ts'
import { serviceStateOf, readServiceEnd } from '#domain/online-service/read-online-service.ts'
import type { ClientSupervisions } from '#contracts/supervision.ts'
import { activeAdministratorsOf } from '#domain/school-accounts/list-members.ts'
import { tellAdministrators } from '#domain/school-accounts/tell-administrators.ts'
import { actorOf } from '#domain/sign-in/actor-of.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import { giveBackTry, refuseTooManyTries, tryDoor } from '#domain/throttle/throttle.ts'
import { hashToken, newToken } from '#platform/tokens.ts'
import { staffOf } from '#platform/work/actor.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import type { Work } from '#platform/work/work.ts'
import { consentOf } from './consent.ts'
import { selectLiving, type LivingRow } from './living-table.ts'
import {
  insertSupervision,
  noteEmergency,
  redeemCode,
  saveCode,
  saveToken,
  type Reason,
} from './supervisions-table.ts'
import { absoluteMs, whyOver } from './why-over.ts'

/** From the click in the portal to the code, and from the code to the session. */
const approvedWithinMs = 120_000
const codeLifeMs = 60_000

export type Asked = { supervisionId: string; startUrl: string; expiresAt: string }

/** The click in the portal: the intention is kept with the session that had it; nothing is open yet. */
export async function askSupervision(
  work: Work,
  adminSite: DoorPlace,
  at: { clientId: string; portalSession: string },
  reason: Reason,
): Promise<Asked> {
  await requirePossible(work, at.clientId)
  if (reason.reason === 'autre' && reason.sentence === null) refuse('reason-without-sentence')
  if (!(await tryDoor(work, 'school', at.clientId))) refuseTooManyTries('school')
  const id = work.newId()
  const portalSession = hashToken(at.portalSession)
  const staffId = staffOf(work.actor).id
  await insertSupervision(work, { ...reason, id, clientId: at.clientId, staffId, portalSession })
  await work.audit('supervision-asked', {
    client: at.clientId,
    supervision: id,
    details: { motive: reason.reason },
  })
  const fragment = new URLSearchParams({ client: at.clientId, supervision: id }).toString()
  return {
    supervisionId: id,
    startUrl: new URL(`/supervision/depart#${fragment}`, adminSite.url).href,
    expiresAt: new Date(work.now.getTime() + approvedWithinMs).toISOString(),
  }
}

/** In the portal again, in the same session: the code for the browser whose challenge this is. */
export async function approveSupervision(
  work: Work,
  adminSite: DoorPlace,
  at: { clientId: string; supervisionId: string; portalSession: string },
  challenge: string,
): Promise<{ code: string; returnUrl: string }> {
  await requirePossible(work, at.clientId)
  const { token: code, tokenHash } = newToken(work)
  const saved = await saveCode(
    work,
    {
      id: at.supervisionId,
      clientId: at.clientId,
      staffId: staffOf(work.actor).id,
      portalSession: hashToken(at.portalSession),
      askedAfter: new Date(work.now.getTime() - approvedWithinMs),
    },
    { hash: tokenHash, challenge },
  )
  if (!saved) refuse('supervision-code-refused')
  await work.audit('supervision-approved', {
    client: at.clientId,
    supervision: at.supervisionId,
  })
  return { code, returnUrl: new URL('/supervision/retour', adminSite.url).href }
}

/** What the browser that began has kept to itself. */
export type Kept = { readonly state: string; readonly verifier: string }

/**
 * Trades the code for the session, once. Two units of work: the start is on disk, with its line and its
 * mails, before the session exists. Returns the session's token, the only copy.
 */
export async function redeemSupervision(
  foundation: Foundation,
  adminSite: DoorPlace,
  address: string,
  given: { code: string; state: string; kept: Kept | undefined },
): Promise<string> {
  const stranger = { actor: { kind: 'anonymous' }, address } as const
  const open = await openWork(foundation, stranger, (work) => tryDoor(work, 'supervision', address))
  if (!open) refuseTooManyTries('supervision')
  const { kept } = given
  if (kept === undefined || kept.state !== given.state) refuse('supervision-code-refused')

  const started = await openWork(foundation, stranger, (work) =>
    start(work, adminSite, given.code, challengeOf(kept.verifier)),
  )

  return openWork(foundation, stranger, async (work) => {
    const { token, tokenHash } = newToken(work)
    if (!(await saveToken(work, started.id, tokenHash))) refuse('supervision-code-refused')
    await giveBackTry(work, 'supervision', address)
    return token
  })
}

/** RFC 7636, 4.6: BASE64URL(SHA-256(verifier)). */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

async function start(
  work: Work,
  adminSite: DoorPlace,
  code: string,
  challenge: string,
): Promise<LivingRow> {
  const redeemed = await redeemCode(
    work,
    {
      hash: hashToken(code),
      challenge,
      approvedAfter: new Date(work.now.getTime() - codeLifeMs),
    },
    new Date(work.now.getTime() + absoluteMs),
  )
  const row = redeemed && (await selectLiving(work, redeemed.id))
  if (row === undefined || (await whyOver(work, row)) !== undefined)
    refuse('supervision-code-refused')
  const emergency = (await consentOf(work, row.clientId)) === 'overridden'
  if (emergency) await noteEmergency(work, row.id)
  const technician = work.as(actorOf({ ...row, id: row.staffId, clientId: row.staffClientId }))
  await technician.audit('supervision-started', {
    client: row.clientId,
    supervision: row.id,
    details: { motive: row.reason, emergency },
  })
  await tellStart(work, adminSite, row, emergency)
  return row
}

async function tellStart(
  work: Work,
  adminSite: DoorPlace,
  row: LivingRow,
  emergency: boolean,
): Promise<void> {
  const why = row.sentence === null ? '' : ` : « ${row.sentence} »`
  await tellAdministrators(work, adminSite, await activeAdministratorsOf(work, row.clientId), {
    subject: emergency ? 'URGENCE, le support est entré sans votre accord' : 'le support est entré',
    text: `${row.name}, du support, supervise votre site d’administration pour trente minutes au plus${why}. Vous pouvez voir ce qui est fait et y mettre fin à tout moment.`,
    page: `/acces-du-support/${row.id}`,
  })
}

/** Why none can start now, if so; the client was already reached. */
export async function whyNotNow(
  work: Work,
  clientId: string,
): Promise<ClientSupervisions['refusedBy']> {
  const state = await serviceStateOf(work, clientId)
  if (state === undefined) return 'service-not-created'
  if (state === 'suspended') return 'service-suspended'
  return (await consentOf(work, clientId)) === 'missing' ? 'consent-missing' : null
}

async function requirePossible(work: Work, clientId: string): Promise<void> {
  await reachClient(work, 'supervision:start', clientId)
  const why = await whyNotNow(work, clientId)
  if (why === 'service-suspended') refuse(why, { until: await readServiceEnd(work, clientId) })
  if (why !== null) refuse(why)
}
