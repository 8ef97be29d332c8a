import type { TransferModule } from '#contracts/transfers.ts'
import { transfersTexts } from '#sites/texts/transfers.ts'
import { brand } from '#sites/ui/brand.ts'

/** « vers » one side or the other, by the names people know. */
export function directionSaid(direction: TransferModule['direction']): string {
  return direction === 'up' ? transfersTexts.up(brand.onlineService) : transfersTexts.down
}
