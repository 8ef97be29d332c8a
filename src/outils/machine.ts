import type { Readable } from 'node:stream'
import type { Roots } from '#licence-file/keys.ts'

/** All that the agent takes from the machine it runs on. */
export type Machine = {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly homeFolder: string
  readonly isRoot: boolean
  readonly hostname: string
  readonly now: () => Date
  readonly roots: () => Roots
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly writeOut: (text: string) => void
  readonly writeErr: (text: string) => void
  readonly patience: Patience
}

/** How long the network is waited for. */
export type Patience = {
  readonly connectMs: number
  readonly answerMs: number
  readonly retriesMax: number
  readonly firstPauseMs: number
}

export const usualPatience: Patience = {
  connectMs: 10_000,
  answerMs: 30_000,
  retriesMax: 3,
  firstPauseMs: 500,
}

/** One run of one command. */
export type Run = {
  readonly machine: Machine
  readonly folder: string
  /** From then on this text is covered in all that is written. */
  readonly hide: (secret: string) => void
}
