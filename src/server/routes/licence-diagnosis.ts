import { diagnosisEndpoints } from '#contracts/licence-diagnosis.ts'
import { diagnoseFile, explainCode } from '#domain/licence-diagnosis/diagnose-licence.ts'
import { routes } from '../http/bind-routes.ts'

export const diagnosisRoutes = routes(diagnosisEndpoints, {
  'POST /api/licence-diagnoses': (work, { body: { file = '', code } }, { house }) =>
    code === undefined
      ? diagnoseFile(work, house.keys.current(), Buffer.from(file, 'base64'))
      : explainCode(work, code),
})
