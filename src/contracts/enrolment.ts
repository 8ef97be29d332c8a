import { z } from 'zod'
import { MaintenanceEvent, maintenanceEventsMax } from './daily-password.ts'
import { endpoints } from './endpoint.ts'
import { id, instant, text } from './fields.ts'
import { InstalledAgent } from './licences.ts'

/** Technicians give a school's agent its single-use code; the agent trades it for a credential of its own. */
const client = z.object({ clientId: id })

export const enrolmentEndpoints = endpoints({
  'POST /api/clients/:clientId/enrolment-codes': {
    summary: 'Créer un code de rattachement à usage unique ; les précédents ne valent plus',
    permission: 'agents:manage',
    params: client,
    answer: z.object({ code: z.string(), expiresAt: instant }),
    refusals: [],
  },
  'DELETE /api/clients/:clientId/agents/:agentId': {
    summary: 'Détacher le poste : son accès cesse à la demande suivante',
    permission: 'agents:manage',
    params: z.object({ clientId: id, agentId: id }),
    refusals: [],
  },
})

const GeneralJws = z.object({
  payload: z.string(),
  signatures: z.array(z.object({ protected: z.string(), signature: z.string() })),
})

const SchoolIdentity = z.object({ id, ogec: z.string(), name: z.string(), timeZone: z.string() })

export const agentEndpoints = endpoints({
  'POST /agent/enrolment': {
    summary: 'Échanger le code à usage unique contre l’identité de ce poste',
    permission: 'public',
    body: z.object({
      code: z.string().min(1).max(64),
      machine: text(100),
      version: text(40),
    }),
    answer: z.object({ agent: id, credential: z.string(), school: SchoolIdentity }),
    refusals: ['enrolment-refused', 'too-many-tries'],
  },
  'GET /agent/status': {
    summary: 'Ce que le service sait de ce poste et de la licence de la semaine',
    permission: 'agent:own',
    answer: z.object({
      now: instant,
      school: SchoolIdentity,
      agent: InstalledAgent,
      licence: z.object({ week: z.string(), issued: z.boolean(), expiresAt: instant.nullable() }),
    }),
    refusals: ['agent-refused'],
  },
  'GET /agent/licences': {
    summary:
      'Les licences que ce poste doit avoir : celle de la semaine, et la suivante une fois délivrée',
    permission: 'agent:own',
    answer: z.object({
      now: instant,
      school: SchoolIdentity,
      /** The current week, in the school's time zone. */
      week: z.string(),
      licences: z.array(z.object({ id, week: z.string(), file: z.string().max(16_384) })).max(4),
      /** Those revoked in the last weeks: the agent removes them. */
      revoked: z.array(id).max(100),
      /** The documents that lead from the roots built into the agent to later ones. */
      rootsChain: z.array(GeneralJws).max(32),
    }),
    refusals: ['agent-refused'],
  },
  'POST /agent/licences/:licenceId/receipt': {
    summary: 'Dire que la licence est arrivée et vérifiée, ou en place ; redire est sans effet',
    permission: 'agent:own',
    params: z.object({ licenceId: id }),
    body: z.object({ stage: z.enum(['fetched', 'installed']) }),
    refusals: ['agent-refused'],
  },
  'POST /agent/maintenance-events': {
    summary: 'Ce qui s’est passé avec le mot de passe du jour ; redire est sans effet',
    permission: 'agent:own',
    body: z.object({ events: z.array(MaintenanceEvent).min(1).max(maintenanceEventsMax) }),
    refusals: ['agent-refused', 'too-many-tries'],
  },
})
