/** How one run of the agent ended, as its block of the journal tells. */
export const blockStates = ['succeeded', 'failed', 'abandoned', 'interrupted'] as const
export type BlockState = (typeof blockStates)[number]

/** What became of one module; each with the words of the journal. */
export const moduleStates = {
  normal: 'Cycle normal',
  reconciled: 'Réconciliation',
  first: 'Premier envoi',
  held: 'Sous réserve',
  'not-sent': 'Non transmis',
} as const
export type ModuleState = keyof typeof moduleStates

/** « Réplication X : … »; the state is null where other words than ours stand. */
export type ModuleLine = {
  readonly name: string
  readonly state: ModuleState | null
  readonly said: string
}

/** One block as it is read; null for what it does not say. */
export type JournalBlock = {
  readonly state: BlockState
  readonly version: string | null
  readonly machine: string | null
  /** `2026-10-01T19:25:12`, on the clock of the school: the journal names no zone. */
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly mode: string | null
  readonly modules: readonly ModuleLine[]
  readonly error: string | null
  readonly abandon: string | null
  /** All of them as they stand, understood or not. */
  readonly lines: readonly string[]
}

export type Journal = {
  /** What stands before the first block. */
  readonly before: readonly string[]
  /** Newest first. */
  readonly blocks: readonly JournalBlock[]
}

/** What is known when a run begins. */
export type BlockStart = {
  readonly version: string
  readonly machine: string
  readonly startedAt: string
  /** « Automatique - https » */
  readonly mode: string
}

/** What is known once it is over. */
export type BlockEnd = {
  readonly modules: readonly { readonly name: string; readonly state: ModuleState }[]
  /** « Documents pdf envoyés : 2 », a line each. */
  readonly notes: readonly string[]
} & (
  | { readonly state: 'succeeded'; readonly endedAt: string }
  | { readonly state: 'failed'; readonly endedAt: string; readonly error: string }
  | { readonly state: 'abandoned'; readonly abandon: string }
)
