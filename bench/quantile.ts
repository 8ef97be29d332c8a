/** The value below which that share of the samples lies (nearest rank). */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new RangeError('A quantile needs at least one sample.')
  return value
}

/** Three significant digits at least, no more decimals than help. */
export function round(value: number): number {
  return Number(value.toPrecision(4))
}
