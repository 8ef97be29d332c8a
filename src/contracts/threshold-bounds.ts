/** From when on things are told apart, by the name of the threshold. */
export type ThresholdName = 'lateAfterHours' | 'endsSoonDays' | 'licenceGraceDays'

/** What a threshold may be. Pages read it too: nothing is imported here. */
export const thresholdBounds: Readonly<
  Record<ThresholdName, { readonly least: number; readonly most: number }>
> = {
  lateAfterHours: { least: 12, most: 720 },
  endsSoonDays: { least: 7, most: 120 },
  // Software refuses a longer grace: see docs/licences.md.
  licenceGraceDays: { least: 0, most: 7 },
}
