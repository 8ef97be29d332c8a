import type { Verdict } from '#licence-file/verify-licence-file.ts'
import { isInForce } from './describe-verdict.ts'

type Genuine = Exclude<Verdict, { state: 'refused' }>

/** What is kept in the two places, as it is judged now. */
export type Places = {
  readonly current: Verdict | undefined
  readonly next: Verdict | undefined
}

export type Place = 'current' | 'next'

/** `newer-kept`: what is there is better; `too-early`: for a week too far off; `not-valid`: holds never, or no more. */
export type Choice = Place | 'newer-kept' | 'too-early' | 'not-valid'

/** Where a licence goes, so that a good one never gives way to one refused, expired or older. */
export function choosePlace(given: Verdict, { current, next }: Places, now: Date): Choice {
  if (isInForce(given))
    return current && isInForce(current) && isBefore(given, current) ? 'newer-kept' : 'current'
  if (given.state !== 'not-yet') return 'not-valid'
  if (given.from.getTime() - now.getTime() > aheadMsMax) return 'too-early'
  if (next?.state !== 'not-yet') return 'next'
  // Of two that wait, the one whose week comes first; of one week, the one issued last.
  const [waiting, coming] = [next.licence, given.licence]
  if (waiting.sem !== coming.sem) return coming.sem < waiting.sem ? 'next' : 'newer-kept'
  return isBefore(given, next) ? 'newer-kept' : 'next'
}

/** What becomes of the licence that waits: put in place once it is in force, dropped once it is of no use. */
export function choiceForNext({ current, next }: Places): 'put-in-place' | 'drop' | 'leave' {
  if (!next || next.state === 'refused') return 'leave'
  if (current && current.state !== 'refused' && !isBefore(current, next)) return 'drop'
  return isInForce(next) ? 'put-in-place' : 'leave'
}

/** By the week, then by the instant of issue. */
function isBefore({ licence: one }: Genuine, { licence: other }: Genuine): boolean {
  return one.sem === other.sem ? one.iat < other.iat : one.sem < other.sem
}

const aheadMsMax = 8 * 86_400_000
