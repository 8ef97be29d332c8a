import { settingsEndpoints } from '#contracts/settings.ts'
import { readSettings } from '#domain/settings/read-settings.ts'
import { changeThresholds } from '#domain/settings/change-thresholds.ts'
import { sendTestMail } from '#domain/settings/send-test-mail.ts'
import { routes } from '../http/bind-routes.ts'

export const settingsRoutes = routes(settingsEndpoints, {
  'GET /api/settings': (work, _, { house }) =>
    readSettings(work, house.config, house.database.kind),
  'PUT /api/settings/thresholds': (work, { body }, { house }) =>
    changeThresholds(work, house.config, body),
  'POST /api/settings/test-mails': {
    own: (visit) => sendTestMail(visit.house, visit, visit.house),
  },
})
