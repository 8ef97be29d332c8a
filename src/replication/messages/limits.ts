// How much one message may carry.

export const rowsPerMessageMax = 20_000
export const shortHashesPerMessageMax = 40_000
export const symbolsPerMessageMax = 20_000
export const operationsPerMessageMax = 1_000
export const collectionsPerAnswerMax = 100

/** On the wire, compressed; and what it may hold. */
export const compressedBytesMax = 512 * 1024
export const contentBytesMax = 8 * 1024 * 1024
