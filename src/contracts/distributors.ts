import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { id, name } from './fields.ts'

export const Distributor = z.object({
  id,
  name: z.string(),
  clients: z.int(),
  technicians: z.int(),
})
export type Distributor = z.output<typeof Distributor>

const body = z.object({ name: name(80) })

export const distributorEndpoints = endpoints({
  'GET /api/distributors': {
    summary: 'Les distributeurs visibles : tous pour l’éditeur, le sien pour un technicien',
    permission: 'distributors:read',
    answer: z.array(Distributor),
    refusals: [],
  },
  'POST /api/distributors': {
    summary: 'Créer un distributeur',
    permission: 'distributors:manage',
    body,
    answer: Distributor,
    refusals: ['distributor-taken'],
  },
  'PUT /api/distributors/:distributorId': {
    summary: 'Renommer un distributeur',
    permission: 'distributors:manage',
    params: z.object({ distributorId: id }),
    body,
    answer: Distributor,
    refusals: ['distributor-taken'],
  },
})
