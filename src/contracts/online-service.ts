import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { day, id, instant, ogecCode, plainText } from './fields.ts'
import { InstalledAgent } from './licences.ts'

/** `suspended`: summer mode; access comes back by itself after its last day. */
const serviceStates = ['closed', 'suspended', 'open'] as const
export type ServiceState = (typeof serviceStates)[number]

const Switch = z.object({
  open: z.boolean(),
  /** Since when it is so, and by whom; null while nobody has touched it. */
  since: instant.nullable(),
  by: z.string().nullable(),
})

export const OnlineService = z.object({
  /** Given at creation; it stays when the file is corrected later. */
  ogec: z.string(),
  createdAt: instant,
  createdBy: z.string(),
  state: z.enum(serviceStates),
  access: Switch,
  sms: Switch,
  /** The last day of summer mode, in the client's time zone; null without. */
  suspension: z.object({
    until: day.nullable(),
    since: instant.nullable(),
    by: z.string().nullable(),
  }),
  siteUrl: z.url(),
  adminUrl: z.url(),
})
export type OnlineService = z.output<typeof OnlineService>

const checkedThings = ['access', 'site', 'sms'] as const

/** What the agent saw from the school: `refused` by the service, or `unreachable` from there. */
export const CheckFinding = z.object({
  what: z.enum(checkedThings),
  outcome: z.enum(['open', 'refused', 'unreachable']),
  /** The code of the refusal or of the network failure. */
  code: plainText.max(60).nullable(),
})
export type CheckFinding = z.output<typeof CheckFinding>

export const OnlineCheck = z.object({
  id,
  askedAt: instant,
  askedBy: z.string(),
  /** When the agent took it. */
  takenAt: instant.nullable(),
  machine: z.string().nullable(),
  answeredAt: instant.nullable(),
  findings: z.array(CheckFinding),
})
export type OnlineCheck = z.output<typeof OnlineCheck>

export const OnlineServiceTab = z.object({
  /** The code of the client's file, with which a service is created. */
  ogec: z.string(),
  service: OnlineService.nullable(),
  /** The last one asked for. */
  check: OnlineCheck.nullable(),
  agent: InstalledAgent.nullable(),
  /** Whether the agent waits for orders right now: it answers within seconds. */
  listening: z.boolean(),
})
export type OnlineServiceTab = z.output<typeof OnlineServiceTab>

const params = z.object({ clientId: id })
const permission = 'online-service:manage'
const open = z.object({ open: z.boolean() })

export const onlineServiceEndpoints = endpoints({
  'GET /api/clients/:clientId/online-service': {
    summary: 'Le service en ligne du client, et ce que son poste en a vu',
    permission: 'clients:read',
    params,
    answer: OnlineServiceTab,
    refusals: [],
  },
  'POST /api/clients/:clientId/online-service': {
    summary: 'Créer le client en ligne par son code OGEC ; redire est sans effet',
    permission,
    params,
    body: z.object({ ogec: ogecCode }),
    answer: OnlineService,
    refusals: ['ogec-of-another-client', 'ogec-differs-from-file', 'service-ogec-taken'],
  },
  'PUT /api/clients/:clientId/online-service/access': {
    summary: 'Ouvrir ou fermer l’accès au site ; effet à la demande suivante',
    permission,
    params,
    body: open,
    answer: OnlineService,
    refusals: ['service-not-created'],
  },
  'PUT /api/clients/:clientId/online-service/sms': {
    summary: 'Ouvrir ou fermer les SMS',
    permission,
    params,
    body: open,
    answer: OnlineService,
    refusals: ['service-not-created'],
  },
  'PUT /api/clients/:clientId/online-service/suspension': {
    summary: 'Suspendre jusqu’à un jour (mode été), ou lever la suspension (null)',
    permission,
    params,
    body: z.object({ until: day.nullable() }),
    answer: OnlineService,
    refusals: ['service-not-created', 'suspension-out-of-range'],
  },
  'POST /api/clients/:clientId/online-checks': {
    summary: 'Demander au poste de vérifier l’accès et les SMS depuis l’établissement',
    permission,
    params,
    answer: OnlineCheck,
    refusals: ['service-not-created', 'no-agent-attached'],
  },
})

export const agentServiceEndpoints = endpoints({
  'POST /agent/online-checks/:checkId/answer': {
    summary: 'Ce que le poste a vu depuis l’établissement ; redire est sans effet',
    permission: 'agent:own',
    params: z.object({ checkId: id }),
    body: z.object({ findings: z.array(CheckFinding).min(1).max(checkedThings.length) }),
    refusals: ['agent-refused'],
  },
  'GET /agent/online-service/access': {
    summary: 'Passer la porte par laquelle passe tout transfert, sans rien transférer',
    permission: 'agent:own',
    answer: z.object({ ogec: z.string(), siteUrl: z.url() }),
    refusals: ['agent-refused', 'service-not-created', 'service-closed', 'service-suspended'],
  },
  'GET /agent/online-service/sms': {
    summary: 'Passer la porte par laquelle passe tout SMS, sans en envoyer',
    permission: 'agent:own',
    answer: z.object({ ogec: z.string() }),
    refusals: [
      'agent-refused',
      'service-not-created',
      'service-closed',
      'service-suspended',
      'sms-closed',
    ],
  },
})
