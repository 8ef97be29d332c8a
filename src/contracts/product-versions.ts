import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { day, id, optionalText } from './fields.ts'

/** What schools have installed: the software itself, and the agent beside it. */
export const products = ['on-premise', 'agent'] as const
export type Product = (typeof products)[number]

/** The one to install, one that is still helped, one that must go. */
export const productVersionStates = ['current', 'supported', 'withdrawn'] as const
export type ProductVersionState = (typeof productVersionStates)[number]

export const productVersionsMax = 200

const typed = {
  version: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z.-]{1,40}$/, 'De 1 à 40 chiffres, lettres sans accent, points ou tirets.'),
  releasedOn: day,
  state: z.enum(productVersionStates),
  note: optionalText(300),
}

export const ProductVersion = z.object({
  ...typed,
  id,
  product: z.enum(products),
  note: z.string().nullable(),
  /** Whose attached machine runs it now; null for the software, of which no machine tells. */
  schools: z.int().nullable(),
})
export type ProductVersion = z.output<typeof ProductVersion>

const ProductVersions = z.object({
  /** The current one of each product first, then the newest. */
  versions: z.array(ProductVersion),
  /** Run by attached machines and not in the list; at most 50, the most frequent first. */
  unknown: z.array(z.object({ version: z.string(), schools: z.int() })),
  unknownTotal: z.int(),
})
export type ProductVersions = z.output<typeof ProductVersions>

const at = z.object({ versionId: id })

export const productVersionEndpoints = endpoints({
  'GET /api/product-versions': {
    summary: 'Les versions des deux produits installés, et combien d’établissements ont chacune',
    permission: 'products:manage',
    answer: ProductVersions,
    refusals: [],
  },
  'POST /api/product-versions': {
    summary: 'Ajouter une version ; courante, elle remplace celle qui l’était',
    permission: 'products:manage',
    body: z.object({ product: z.enum(products), ...typed }),
    answer: ProductVersion,
    refusals: ['product-version-taken', 'product-version-limit'],
  },
  'PUT /api/product-versions/:versionId': {
    summary: 'Modifier une version ; courante, elle remplace celle qui l’était',
    permission: 'products:manage',
    params: at,
    body: z.object(typed),
    answer: ProductVersion,
    refusals: ['product-version-taken', 'product-version-in-use'],
  },
  'DELETE /api/product-versions/:versionId': {
    summary: 'Supprimer de la liste une version qu’aucun établissement n’utilise',
    permission: 'products:manage',
    params: at,
    refusals: ['product-version-in-use'],
  },
})
