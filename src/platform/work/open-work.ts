import { randomBytes, randomUUID } from 'node:crypto'
import { recordAuditLine } from '#platform/audit/record-audit-line.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/database/database.ts'
import { attempt } from '#platform/database/attempt.ts'
import { transaction } from '#platform/database/sql.ts'
import type { Outbox } from '#platform/mail/outbox.ts'
import { postMail } from '#platform/mail/post-mail.ts'
import { requirePermission, type Actor } from './actor.ts'
import type { Work } from './work.ts'

/** What every unit of work is made of. */
export type Foundation = {
  readonly database: Database
  readonly clock: Clock
  readonly outbox: Outbox
}

/**
 * Runs `act` in one transaction. What it throws rolls everything back and reaches the caller.
 * What it left for after the commit then starts, in order.
 */
export async function openWork<Result>(
  { database, clock, outbox }: Foundation,
  { actor, address }: { readonly actor: Actor; readonly address: string | null },
  act: (work: Work) => Promise<Result>,
): Promise<Result> {
  const later: (() => void)[] = []
  const result = await database.kysely.transaction().execute((opened) => {
    const now = clock.now()
    const workOf = (actor: Actor): Work => {
      const work: Work = {
        [transaction]: opened,
        now,
        actor,
        address,
        allow: (permission) => requirePermission(actor, permission),
        audit: (event, entry = {}) => recordAuditLine(work, event, entry),
        attempt: (act) => attempt(opened, act),
        post: (message) => postMail(work, opened, outbox, message),
        newId: randomUUID,
        secret: randomBytes,
        as: workOf,
        afterCommit: (act) => later.push(act),
      }
      return work
    }
    return act(workOf(actor))
  })
  for (const act of later) act()
  return result
}
