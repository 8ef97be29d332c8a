import { randomBytes } from 'node:crypto'
import { clientSupervisionEndpoints, supportAccessEndpoints } from '#contracts/supervision.ts'
import { askConsent } from '#domain/supervision/ask-consent.ts'
import {
  changeMode,
  endFromPortal,
  leaveSupervision,
} from '#domain/supervision/conduct-supervision.ts'
import { approveOverride, askOverride } from '#domain/supervision/override-consent.ts'
import {
  readClientSupervisions,
  readSupervisionReport,
} from '#domain/supervision/read-supervisions.ts'
import {
  approveSupervision,
  askSupervision,
  challengeOf,
  redeemSupervision,
  type Kept,
} from '#domain/supervision/start-supervision.ts'
import {
  endBySchool,
  readOwnReport,
  readSupportAccess,
  saveConsent,
} from '#domain/supervision/support-access.ts'
import { absoluteMs } from '#domain/supervision/why-over.ts'
import { routes } from '../http/bind-routes.ts'
import { adminSiteOf, portalOf } from './places.ts'

/** The browser that begins keeps its secret for the time that the exchange may take. */
const keptMs = 180_000

export const clientSupervisionRoutes = routes(clientSupervisionEndpoints, {
  'GET /api/clients/:clientId/supervisions': (work, { params }) =>
    readClientSupervisions(work, params.clientId),
  'POST /api/clients/:clientId/supervisions': (work, { params, body }, visit) =>
    askSupervision(
      work,
      adminSiteOf(visit.house),
      { clientId: params.clientId, portalSession: visit.cookie('session') ?? '' },
      body,
    ),
  'GET /api/clients/:clientId/supervisions/:supervisionId': (work, { params }) =>
    readSupervisionReport(work, params),
  'POST /api/clients/:clientId/supervisions/:supervisionId/approval': (
    work,
    { params, body },
    visit,
  ) =>
    approveSupervision(
      work,
      adminSiteOf(visit.house),
      { ...params, portalSession: visit.cookie('session') ?? '' },
      body.challenge,
    ),
  'POST /api/clients/:clientId/supervisions/:supervisionId/end': (work, { params }, { house }) =>
    endFromPortal(work, adminSiteOf(house), params),
  'POST /api/clients/:clientId/consent-requests': (work, { params }, { house }) =>
    askConsent(work, adminSiteOf(house), params.clientId),
  'POST /api/clients/:clientId/supervision-overrides': (work, { params, body }) =>
    askOverride(work, params.clientId, body.reason),
  'POST /api/clients/:clientId/supervision-overrides/:overrideId/approval': (
    work,
    { params },
    { house },
  ) => approveOverride(work, adminSiteOf(house), params),
})

export const supportAccessRoutes = routes(supportAccessEndpoints, {
  'GET /api/support-access': (work) => readSupportAccess(work),
  'PUT /api/support-access/consent': (work, { body }, { house }) =>
    saveConsent(work, adminSiteOf(house), body),
  'GET /api/support-access/supervisions/:supervisionId': (work, { params }) =>
    readOwnReport(work, params.supervisionId),
  'POST /api/support-access/supervisions/:supervisionId/end': (work, { params }, { house }) =>
    endBySchool(work, adminSiteOf(house), params.supervisionId),
  'POST /api/supervision-starts': {
    own: async (visit) => {
      const kept: Kept = { state: secret(), verifier: secret() }
      visit.setCookie('supervision-start', `${kept.state}.${kept.verifier}`, keptMs)
      return {
        state: kept.state,
        challenge: challengeOf(kept.verifier),
        portalUrl: portalOf(visit.house).url.origin,
      }
    },
  },
  'POST /api/supervision-sessions': {
    own: async (visit, { body }) => {
      const { house, address } = visit
      const kept = keptIn(visit.cookie('supervision-start'))
      const place = adminSiteOf(house)
      const token = await redeemSupervision(house, place, address, { ...body, kept })
      visit.setCookie('supervision-start', null)
      visit.setCookie('supervision', token, absoluteMs)
    },
  },
  'PUT /api/supervision/mode': (work, { body }) => changeMode(work, body.mode),
  'DELETE /api/supervision': async (work, _, visit) => {
    await leaveSupervision(work, adminSiteOf(visit.house))
    visit.setCookie('supervision', null)
  },
})

/** 256 bits, 43 characters: what RFC 7636, 4.1 asks of a verifier. */
function secret(): string {
  return randomBytes(32).toString('base64url')
}

function keptIn(cookie: string | undefined): Kept | undefined {
  const [, state, verifier] = /^([\w-]{43})\.([\w-]{43})$/.exec(cookie ?? '') ?? []
  return state === undefined || verifier === undefined ? undefined : { state, verifier }
}
