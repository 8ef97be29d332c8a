import { fileURLToPath } from 'node:url'
import { identifyAgent } from '#domain/enrolment/enrol-agent.ts'
import { identifyStaff } from '#domain/second-factor/identify-staff.ts'
import { identifySession } from '#domain/sign-in/sessions.ts'
import { identifySupervision } from '#domain/supervision/identify-supervision.ts'
import type { Config } from '#platform/config.ts'
import type { Site } from './http/site.ts'
import { agentJournalRoutes, journalRoutes } from './routes/agent-journal.ts'
import { auditRoutes } from './routes/audit.ts'
import { clientImportRoutes } from './routes/client-imports.ts'
import { bulkOrderRoutes } from './routes/bulk-orders.ts'
import { clientRoutes } from './routes/clients.ts'
import { dailyPasswordRoutes } from './routes/daily-password.ts'
import { distributorRoutes } from './routes/distributors.ts'
import { agentRoutes, enrolmentRoutes } from './routes/enrolment.ts'
import { fleetRoutes } from './routes/fleet.ts'
import { keyRoutes } from './routes/keys.ts'
import { diagnosisRoutes } from './routes/licence-diagnosis.ts'
import { licenceRoutes } from './routes/licences.ts'
import { renewalRoutes } from './routes/renewal.ts'
import { onlineEntryRoutes } from './routes/online-entries.ts'
import { onlineServiceRoutes, agentServiceRoutes } from './routes/online-service.ts'
import { agentTransferRoutes, transferRoutes } from './routes/transfers.ts'
import { orderRoutes } from './routes/orders.ts'
import { adminSiteOf, portalFactorsOf } from './routes/places.ts'
import { productVersionRoutes } from './routes/product-versions.ts'
import { savedViewRoutes } from './routes/saved-views.ts'
import { schoolAccountRoutes, schoolAdministratorRoutes } from './routes/school-accounts.ts'
import { schoolDoorRoutes } from './routes/school-door.ts'
import { schoolRoutes, schoolSiteRoutes } from './routes/school.ts'
import { clientSupervisionRoutes, supportAccessRoutes } from './routes/supervision.ts'
import { settingsRoutes } from './routes/settings.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { staffRoutes } from './routes/staff.ts'

const builtPages = fileURLToPath(new URL('../../dist/sites', import.meta.url))

/** Every site of the house; another one is another row. */
export function sitesOf(config: Config): readonly Site[] {
  return [portal(config), adminSite(config), schoolSite(config), agentService(config)]
}

/** For the staff of the publisher and its distributors. */
export function portal(config: Config): Site {
  return {
    name: 'portail',
    address: config.portal,
    cookies: cookiesOf('portail'),
    visitors: 'browsers',
    identify: (work, visit) =>
      identifyStaff(work, portalFactorsOf(visit.house), visit.cookie('session')),
    supervised: false,
    routes: [
      ...signInRoutes,
      ...clientRoutes,
      ...clientImportRoutes,
      ...fleetRoutes,
      ...savedViewRoutes,
      ...licenceRoutes,
      ...renewalRoutes,
      ...bulkOrderRoutes,
      ...diagnosisRoutes,
      ...dailyPasswordRoutes,
      ...keyRoutes,
      ...enrolmentRoutes,
      ...onlineServiceRoutes,
      ...transferRoutes,
      ...journalRoutes,
      ...schoolAdministratorRoutes,
      ...clientSupervisionRoutes,
      ...distributorRoutes,
      ...productVersionRoutes,
      ...staffRoutes,
      ...auditRoutes,
      ...settingsRoutes,
    ],
    pages: `${builtPages}/portal`,
  }
}

/** For the people who set up a school's online service, and the support in their name. */
export function adminSite(config: Config): Site {
  return {
    name: 'admin',
    address: config.admin,
    cookies: cookiesOf('admin'),
    visitors: 'browsers',
    // A supervision goes first, dead or alive: one that is over never falls back on a school's session.
    identify: (work, visit) => {
      const supervision = visit.cookie('supervision')
      return supervision === undefined
        ? identifySession(work, 'school', visit.cookie('session'))
        : identifySupervision(work, adminSiteOf(visit.house), supervision)
    },
    supervised: true,
    routes: [
      ...schoolDoorRoutes,
      ...schoolRoutes,
      ...onlineEntryRoutes,
      ...schoolAccountRoutes,
      ...supportAccessRoutes,
    ],
    pages: `${builtPages}/admin`,
  }
}

/** For families and teachers: what is to be seen before signing in. */
function schoolSite(config: Config): Site {
  return {
    name: 'école',
    address: config.school,
    cookies: cookiesOf('ecole'),
    visitors: 'browsers',
    identify: () => Promise.resolve({ kind: 'anonymous' }),
    supervised: false,
    routes: schoolSiteRoutes,
    pages: `${builtPages}/school`,
  }
}

/** For the agents in the schools: no cookies, no pages. */
export function agentService(config: Config): Site {
  return {
    name: 'agents',
    address: config.agents,
    cookies: cookiesOf('agents'),
    visitors: 'programs',
    identify: (work, _visit, request) =>
      identifyAgent(
        work,
        bearer(request.headers.authorization),
        versionOf(request.headers['user-agent']),
      ),
    supervised: false,
    routes: [
      ...agentRoutes,
      ...orderRoutes,
      ...agentServiceRoutes,
      ...agentJournalRoutes,
      ...agentTransferRoutes,
    ],
    pages: null,
  }
}

/** `__Host-`: of this host alone, over HTTPS or on this machine, whatever another site sets. */
function cookiesOf(site: string): Site['cookies'] {
  return {
    session: `__Host-${site}`,
    'known-browser': `__Host-${site}-connu`,
    'second-step': `__Host-${site}-etape`,
    supervision: `__Host-${site}-supervision`,
    'supervision-start': `__Host-${site}-depart`,
  }
}

function bearer(header: string | undefined): string | undefined {
  return /^Bearer ([\w-]{20,100})$/.exec(header ?? '')?.[1]
}

/** The agent says what it is as `outils/1.2.3`. */
function versionOf(header: string | undefined): string | undefined {
  return /^outils\/([\w.-]{1,40})/.exec(header ?? '')?.[1]
}
