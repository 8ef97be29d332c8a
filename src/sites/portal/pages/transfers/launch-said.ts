import type { Transfer } from '#contracts/transfers.ts'
import { modeTexts, transfersTexts } from '#sites/texts/transfers.ts'

/** « Automatique », « À la demande · complet ». */
export function launchSaid({ mode, complete }: Transfer): string {
  return complete ? `${modeTexts[mode]} · ${transfersTexts.complete}` : modeTexts[mode]
}
