import { licenceStateNames } from '#contracts/state-names.ts'
import { french } from './french.ts'

export const stateTexts = french(licenceStateNames)
