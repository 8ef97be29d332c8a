import type { SupervisionEnd } from '#contracts/supervision.ts'
import { endTexts } from '#sites/texts/supervision.ts'

/** A supervision that was in this browser and is over. */
export type EndedSupervision = {
  readonly school: string
  readonly why: SupervisionEnd
  /** Left here: the browser has nothing of it any more. */
  readonly closed: boolean
}

let ended: EndedSupervision | undefined
let supervised: string | undefined
const listeners = new Set<() => void>()

export function endedSupervision(): EndedSupervision | undefined {
  return ended
}

export function onEndedSupervision(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** The school that is supervised in this browser, if one is. */
export function rememberSupervised(school: string | undefined): void {
  supervised = school
}

/** Nobody is here any more: a supervision was left in another tab. */
export function noticeGone(): void {
  if (supervised !== undefined) leaveSupervisionHere(supervised)
}

/** From the details of the refusal; the first one told stays. */
export function endSupervisionHere(details: Readonly<Record<string, unknown>>): void {
  const why =
    typeof details['why'] === 'string' && details['why'] in endTexts ? details['why'] : 'left'
  ended ??= { school: String(details['school']), why: why as SupervisionEnd, closed: false }
  tell()
}

/** « Quitter »: by the person in it, whose browser has already let it go. */
export function leaveSupervisionHere(school: string): void {
  ended ??= { school, why: 'left', closed: true }
  tell()
}

export function closeEnded(): void {
  if (ended) ended = { ...ended, closed: true }
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}
