import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { id, name, plainText } from './fields.ts'

export const savedViewsMax = 30

/** A list of clients under a name: its own address, which the pages alone understand. */
const SavedView = z.object({ id, name: z.string(), query: z.string() })
export type SavedView = z.output<typeof SavedView>

const SavedViews = z.object({
  views: z.array(SavedView),
  /** The names of the columns this person wants, in that order; null: as they come. */
  columns: z.array(z.string()).nullable(),
})
export type SavedViews = z.output<typeof SavedViews>

const body = z.object({ name: name(60), query: plainText.max(1000) })
const view = z.object({ viewId: id })
/** Names of columns, whatever the pages call them today. */
const columns = z
  .array(z.string().regex(/^[a-z]{1,20}$/))
  .min(1)
  .max(30)

export const savedViewEndpoints = endpoints({
  'GET /api/saved-views': {
    summary: 'Ses vues de la liste des clients, et ses colonnes',
    permission: 'account:own',
    answer: SavedViews,
    refusals: [],
  },
  'POST /api/saved-views': {
    summary: 'Enregistrer une vue de la liste sous un nom',
    permission: 'account:own',
    body,
    answer: SavedView,
    refusals: ['view-name-taken', 'view-limit'],
  },
  'PUT /api/saved-views/:viewId': {
    summary: 'Renommer une de ses vues, ou changer ce qu’elle montre',
    permission: 'account:own',
    params: view,
    body,
    answer: SavedView,
    refusals: ['view-name-taken'],
  },
  'DELETE /api/saved-views/:viewId': {
    summary: 'Supprimer une de ses vues',
    permission: 'account:own',
    params: view,
    refusals: [],
  },
  'PUT /api/list-columns': {
    summary: 'Choisir les colonnes de la liste et leur ordre',
    permission: 'account:own',
    body: z.object({ columns: columns.nullable() }),
    refusals: [],
  },
})
