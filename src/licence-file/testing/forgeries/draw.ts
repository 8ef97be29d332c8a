/** Choices that are the same again for the same seed. */
export type Draw = {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number
  /** One of these; throws a RangeError without any. */
  among<T>(list: readonly T[]): T
}

export function drawFrom(random: () => number): Draw {
  const below = (limit: number): number => Math.floor(random() * limit)
  const among = <T>(list: readonly T[]): T => {
    const item = list[below(list.length)]
    if (item === undefined) throw new RangeError('nothing to choose from')
    return item
  }
  return { below, among }
}
