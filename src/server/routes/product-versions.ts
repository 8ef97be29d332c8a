import { productVersionEndpoints } from '#contracts/product-versions.ts'
import {
  addProductVersion,
  changeProductVersion,
  removeProductVersion,
} from '#domain/product-versions/change-product-versions.ts'
import { listProductVersions } from '#domain/product-versions/list-product-versions.ts'
import { routes } from '../http/bind-routes.ts'

export const productVersionRoutes = routes(productVersionEndpoints, {
  'GET /api/product-versions': (work) => listProductVersions(work),
  'POST /api/product-versions': (work, { body }) => addProductVersion(work, body),
  'PUT /api/product-versions/:versionId': (work, { params, body }) =>
    changeProductVersion(work, params.versionId, body),
  'DELETE /api/product-versions/:versionId': (work, { params }) =>
    removeProductVersion(work, params.versionId),
})
