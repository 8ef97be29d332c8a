import type { HeldSize } from './store.ts'

const rowsMax = 20
const shareMax = 0.01
/** A collection that had more than this is not emptied without a yes. */
const emptiedMax = 5

/**
 * Whether a publication waits for somebody's yes: more than 20 rows and more than 1 % of a collection
 * would disappear, or all of one that had more than 5.
 */
export function weighDisappearance({ disappearing, of }: HeldSize): 'publish' | 'hold' {
  const isMass = disappearing > rowsMax && disappearing > of * shareMax
  const isEmptied = disappearing === of && of > emptiedMax
  return isMass || isEmptied ? 'hold' : 'publish'
}
