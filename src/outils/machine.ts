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
  /** Whether the error output is a terminal, where a line can be written over. */
  readonly isTerminal: boolean
  readonly patience: Patience
  /** A version 4 UUID. */
  readonly newId: () => string
  /** Resolves after that time, or as soon as it is given up; never rejects. */
  readonly wait: (durationMs: number, givenUp: AbortSignal) => Promise<void>
  /** Calls once the system or a person asks the program to end; returns how to stop listening. */
  readonly onStop: (stop: () => void) => () => void
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

/** The same run, waiting for the network as it is told here. */
export function withPatience(run: Run, patience: Partial<Patience>): Run {
  const { machine } = run
  return { ...run, machine: { ...machine, patience: { ...machine.patience, ...patience } } }
}

/** What a command that keeps running says as it goes, a line each. */
export type RunEvent = {
  readonly event: string
  readonly line: string
  readonly facts?: Readonly<Record<string, unknown>>
}

/** One run of one command. */
export type Run = {
  readonly machine: Machine
  readonly folder: string
  /** From then on this text is covered in all that is written. */
  readonly hide: (secret: string) => void
  readonly say: (event: RunEvent) => void
  /** Aborted when the program is asked to end while it waits for the network. */
  readonly ending?: AbortSignal
}
