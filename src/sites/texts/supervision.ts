import type { ConsentMode, SupervisionEnd, SupervisionReason } from '#contracts/supervision.ts'
import { supervisionEndNames, supervisionReasonNames } from '#contracts/supervision-names.ts'
import { french } from './french.ts'

// Shared by the portal and the school's admin site.

/** Why somebody of the support enters. */
export const reasonTexts: Readonly<Record<SupervisionReason, string>> =
  french(supervisionReasonNames)

/** How a supervision came to its end. */
export const endTexts: Readonly<Record<SupervisionEnd, string>> = french(supervisionEndNames)

/** When the support may enter, as the school has chosen. */
export const consentTexts: Readonly<Record<ConsentMode, string>> = french({
  always: 'Toujours, avec notification',
  'on-request': 'Sur accord',
  never: 'Jamais',
})
