import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { id, instant } from './fields.ts'

/** The public side of what signs licences; private keys never leave their folder. */
export const KeysState = z.object({
  roots: z.object({ version: z.int(), threshold: z.int(), kids: z.array(z.string()) }),
  /** Whether the root’s private key lies on this server, where it should not stay. */
  rootPrivateHere: z.boolean(),
  keyRing: z.object({ version: z.int(), expiresAt: instant }),
  keys: z.array(
    z.object({
      kid: z.string(),
      from: instant,
      until: instant,
      revokedAt: instant.nullable(),
      /** Signs the licences issued now. */
      signs: z.boolean(),
    }),
  ),
  dailyPassword: z.object({
    keyVersion: z.int(),
    /** By distributor; null for the publisher’s own. */
    revisions: z.array(
      z.object({
        distributor: z.object({ id, name: z.string() }).nullable(),
        revision: z.int(),
        /** Schools that hold a licence which still carries another. */
        behind: z.int(),
      }),
    ),
  }),
  /** Licences still to be issued again because their key was revoked. */
  compromised: z.int(),
})
export type KeysState = z.output<typeof KeysState>

export const keyEndpoints = endpoints({
  'GET /api/keys': {
    summary: 'Les clés qui signent les licences : leur part publique, leurs dates, leur état',
    permission: 'keys:read',
    answer: KeysState,
    refusals: [],
  },
})
