import type { Transaction } from 'kysely'
import type { AuditEvent } from '#contracts/audit.ts'
import type { Permission } from '#contracts/permissions.ts'
import type { transaction } from '#platform/database/sql.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { Message } from '#platform/mail/post-mail.ts'
import type { Actor } from './actor.ts'

/** The unit of work: one transaction, one instant, one actor. Every action takes it first. */
export type Work = {
  readonly [transaction]: Transaction<Tables>
  readonly now: Date
  readonly actor: Actor
  /** Where the request came from; null for the house itself. */
  readonly address: string | null
  /** Refuses unless the actor may. */
  allow(permission: Permission): void
  /** Leaves a line that commits, or rolls back, with the change itself. */
  audit(event: AuditEvent, entry?: AuditEntry): Promise<void>
  /**
   * Runs a part that may fail by itself: what it throws undoes what it did, and the rest of the work can
   * go on.
   */
  attempt<Result>(act: () => Promise<Result>): Promise<Result>
  /** A mail that leaves if and only if this work commits: at least once, always under the same Message-ID. */
  post(message: Message): Promise<void>
  newId(): string
  secret(bytes: number): Buffer
  /** The same work on behalf of somebody else, once a password, a link or a code has said who. */
  as(actor: Actor): Work
  /** Runs once the change is on disk; not when it rolls back. */
  afterCommit(act: () => void): void
}

export type AuditEntry = {
  readonly client?: string | null
  readonly changes?: Changes
  readonly details?: Readonly<Record<string, unknown>>
  /** The supervision that it concerns; needless for what is done under one. */
  readonly supervision?: string
}

export type Changes = Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>
