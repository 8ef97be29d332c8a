import { schoolEndpoints, schoolSiteEndpoints } from '#contracts/school.ts'
import { chooseAlerts, readSchoolAlerts } from '#domain/school/school-alerts.ts'
import { readSchoolContact, saveSchoolContact } from '#domain/school/school-contact.ts'
import { publishModule, readSchoolModules } from '#domain/school/school-modules.ts'
import { readSchoolPresentation, savePresentation } from '#domain/school/school-presentation.ts'
import { readSchoolHome } from '#domain/school/read-school-home.ts'
import { readSchoolPage } from '#domain/school/read-school-page.ts'
import { routes } from '../http/bind-routes.ts'
import { onlinePlacesOf } from './places.ts'

export const schoolRoutes = routes(schoolEndpoints, {
  'GET /api/school': (work, _, { house }) => readSchoolHome(work, onlinePlacesOf(house)),
  'GET /api/school/contact': (work) => readSchoolContact(work),
  'PUT /api/school/contact': (work, { body }) => saveSchoolContact(work, body),
  'GET /api/school/presentation': (work) => readSchoolPresentation(work),
  'PUT /api/school/presentation': (work, { body }) => savePresentation(work, body),
  'GET /api/school/modules': (work) => readSchoolModules(work),
  'PUT /api/school/modules/:module': (work, { params, body }) =>
    publishModule(work, params.module, body.publishedFrom),
  'GET /api/school/alerts': (work) => readSchoolAlerts(work),
  'PUT /api/school/alerts/:accountId': (work, { params, body }) =>
    chooseAlerts(work, params.accountId, body.alerts),
})

export const schoolSiteRoutes = routes(schoolSiteEndpoints, {
  'GET /api/schools/:ogec': (work, { params }) => readSchoolPage(work, params.ogec),
})
