import type { Module } from '#contracts/licences.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Compression } from '../messages/envelope.ts'
import type { TransferFailure } from '../messages/shapes.ts'
import type { Quarantine } from '../operations/operation.ts'
import type { SchoolKey } from '../rows/row-hash.ts'
import type { Exchange } from './exchange.ts'
import type { Notebook } from './notebook.ts'
import type { Sink } from './sink.ts'
import type { Source, SourceFailure } from './source.ts'

/** All that a transfer is given in the school. */
export type SchoolSide = {
  readonly catalogue: Catalogue
  readonly source: Source
  /** Null: this school takes nothing from online. */
  readonly sink: Sink | null
  readonly notebook: Notebook
  readonly exchange: Exchange
  readonly compression?: Compression
  /** Asks the online side for the school key. Throws ExchangeFailure. */
  readonly fetchKey: () => Promise<SchoolKey>
  /** 64 hexadecimal digits that tell this installation from a copy of it elsewhere. */
  readonly installation: string
  /** The collections that this school sends. */
  readonly mapped: ReadonlySet<string>
  /** A random UUID. */
  readonly newId: () => string
  readonly wait: (ms: number) => Promise<void>
  /** The sentence for whoever can put the school's base right, without a value of a row but for its key. */
  readonly describe: (failure: SourceFailure) => string
  readonly tell: (progress: Progress) => void
}

export type TransferOrder = {
  readonly mode: 'automatic' | 'manual' | 'ordered'
  /** Compares everything, whatever the notebook believes. */
  readonly complete: boolean
  readonly modules: readonly Module[]
  /** What disappears from the base is to disappear online too. */
  readonly acceptDisappearance: boolean
}

export type Progress =
  | { readonly step: 'reading'; readonly module: Module }
  | { readonly step: 'comparing'; readonly collection: string }
  | {
      readonly step: 'sending'
      readonly collection: string
      readonly sent: number
      readonly total: number
    }
  | { readonly step: 'published'; readonly module: Module }
  | { readonly step: 'receiving'; readonly received: number; readonly total: number }

export type TransferReport = {
  readonly outcome: 'done' | 'held' | 'failed'
  /** Both sides were equal already. */
  readonly isUnchanged: boolean
  readonly modules: readonly ModuleReport[]
  readonly operations: {
    readonly received: number
    readonly givenBack: number
    readonly quarantine: readonly Quarantine[]
    /** The base did not let itself be written to: what was written online waits there. */
    readonly failure: TransferFailure | null
  }
}

export type ModuleReport = {
  readonly module: Module
  readonly cycle: 'normal' | 'reconciled' | 'first'
  readonly sent: number
  readonly removed: number
  readonly held: readonly {
    readonly name: string
    readonly disappearing: number
    readonly of: number
  }[]
  readonly failure: TransferFailure | null
}
