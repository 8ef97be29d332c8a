import { transfersTexts } from '#sites/texts/transfers.ts'

/** `42 s`, `3 min 05 s`, `1 h 12 min`. */
export function lasted(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))
  if (seconds < 60) return transfersTexts.second(seconds)
  if (seconds < 3600) return transfersTexts.minute(Math.floor(seconds / 60), seconds % 60)
  return transfersTexts.hour(Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60))
}

/** `832 octets`, `12,3 Ko`, `4,1 Mo`. */
export function sizeSaid(bytes: number): string {
  if (bytes < 1000) return transfersTexts.bytesOf(bytes)
  if (bytes < 1_000_000) return transfersTexts.kilobytes(bytes / 1000)
  return transfersTexts.megabytes(bytes / 1_000_000)
}

/** Whole, and 100 only when all of it is there. */
export function percentOf(records: number, total: number): number {
  return total <= 0 ? 0 : Math.min(100, Math.floor((records / total) * 100))
}
