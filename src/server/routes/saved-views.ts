import { savedViewEndpoints } from '#contracts/saved-views.ts'
import { chooseColumns } from '#domain/saved-views/choose-columns.ts'
import {
  changeSavedView,
  createSavedView,
  listSavedViews,
  removeSavedView,
} from '#domain/saved-views/saved-views.ts'
import { routes } from '../http/bind-routes.ts'

export const savedViewRoutes = routes(savedViewEndpoints, {
  'GET /api/saved-views': (work) => listSavedViews(work),
  'POST /api/saved-views': (work, { body }) => createSavedView(work, body),
  'PUT /api/saved-views/:viewId': (work, { params, body }) =>
    changeSavedView(work, params.viewId, body),
  'DELETE /api/saved-views/:viewId': (work, { params }) => removeSavedView(work, params.viewId),
  'PUT /api/list-columns': (work, { body }) => chooseColumns(work, body.columns),
})
