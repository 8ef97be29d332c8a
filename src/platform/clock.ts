/** The only reader of the time on which an outcome depends; tests bring one of their own. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }
