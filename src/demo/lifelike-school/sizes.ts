export const schoolSizes = ['small', 'large', 'million'] as const
export type SchoolSize = (typeof schoolSizes)[number]

export type Plan = {
  /** Of the levels from sixième on; seven of them reach the terminale. */
  readonly classesByLevel: readonly number[]
  /** Present at the end of the year. */
  readonly pupils: number
  readonly leftThisYear: number
  readonly leftBefore: number
  /** School years before this one whose marks are still there. */
  readonly pastYears: number
  readonly companies: number
}

/** The volumes of the field: a collège of 400, a collège-lycée of 1,000, and the same with its past. */
export const plans: Readonly<Record<SchoolSize, Plan>> = {
  small: {
    classesByLevel: [5, 5, 5, 5],
    pupils: 400,
    leftThisYear: 14,
    leftBefore: 86,
    pastYears: 0,
    companies: 60,
  },
  large: {
    classesByLevel: [6, 6, 6, 6, 5, 5, 5],
    pupils: 1000,
    leftThisYear: 30,
    leftBefore: 210,
    pastYears: 0,
    companies: 160,
  },
  million: {
    classesByLevel: [6, 6, 6, 6, 5, 5, 5],
    pupils: 1080,
    leftThisYear: 32,
    leftBefore: 620,
    pastYears: 4,
    companies: 240,
  },
}
