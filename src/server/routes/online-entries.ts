import { onlineEntryEndpoints } from '#contracts/online-entries.ts'
import { enterHomework } from '#domain/online-entries/enter-homework.ts'
import { enterRollCall } from '#domain/online-entries/enter-roll-call.ts'
import { listRollCalls } from '#domain/online-entries/list-roll-calls.ts'
import { requestChange } from '#domain/online-entries/request-change.ts'
import { routes } from '../http/bind-routes.ts'

export const onlineEntryRoutes = routes(onlineEntryEndpoints, {
  'GET /api/school/roll-calls': (work, { query }) => listRollCalls(work, query.date),
  'POST /api/school/roll-calls': (work, { body }) => enterRollCall(work, body),
  'POST /api/school/homework': (work, { body }) => enterHomework(work, body),
  'POST /api/school/change-requests': (work, { body }) => requestChange(work, body),
})
