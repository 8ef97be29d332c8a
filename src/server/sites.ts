import { fileURLToPath } from 'node:url'
import { identifyAgent } from '#domain/enrolment/enrol-agent.ts'
import { identifySession } from '#domain/sign-in/sessions.ts'
import type { Config } from '#platform/config.ts'
import type { Site } from './http/site.ts'
import { auditRoutes } from './routes/audit.ts'
import { clientRoutes } from './routes/clients.ts'
import { dailyPasswordRoutes } from './routes/daily-password.ts'
import { distributorRoutes } from './routes/distributors.ts'
import { agentRoutes, enrolmentRoutes } from './routes/enrolment.ts'
import { keyRoutes } from './routes/keys.ts'
import { diagnosisRoutes } from './routes/licence-diagnosis.ts'
import { licenceRoutes } from './routes/licences.ts'
import { renewalRoutes } from './routes/renewal.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { staffRoutes } from './routes/staff.ts'

const builtPages = fileURLToPath(new URL('../../dist/sites', import.meta.url))

/** For the staff of the publisher and its distributors. */
export function portal(config: Config): Site {
  return {
    name: 'portail',
    address: config.portal,
    cookies: { session: '__Host-portail', 'known-browser': '__Host-portail-connu' },
    visitors: 'browsers',
    identify: (work, visit) => identifySession(work, visit.cookie('session')),
    routes: [
      ...signInRoutes,
      ...clientRoutes,
      ...licenceRoutes,
      ...renewalRoutes,
      ...diagnosisRoutes,
      ...dailyPasswordRoutes,
      ...keyRoutes,
      ...enrolmentRoutes,
      ...distributorRoutes,
      ...staffRoutes,
      ...auditRoutes,
    ],
    pages: `${builtPages}/portal`,
  }
}

/** For the agents in the schools: no cookies, no pages. */
export function agentService(config: Config): Site {
  return {
    name: 'agents',
    address: config.agents,
    cookies: { session: '__Host-agents', 'known-browser': '__Host-agents-connu' },
    visitors: 'programs',
    identify: (work, _visit, request) =>
      identifyAgent(
        work,
        bearer(request.headers.authorization),
        versionOf(request.headers['user-agent']),
      ),
    routes: agentRoutes,
    pages: null,
  }
}

function bearer(header: string | undefined): string | undefined {
  return /^Bearer ([\w-]{20,100})$/.exec(header ?? '')?.[1]
}

/** The agent says what it is as `outils/1.2.3`. */
function versionOf(header: string | undefined): string | undefined {
  return /^outils\/([\w.-]{1,40})/.exec(header ?? '')?.[1]
}
