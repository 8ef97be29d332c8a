import type { Config } from '#platform/config.ts'
import type { Log } from '#platform/log.ts'
import type { Deliver } from '#platform/mail/deliver-mail.ts'
import type { Foundation } from '#platform/work/open-work.ts'
import type { KeyKeeper } from '#domain/keys/keep-keys.ts'
import type { CheckpointKeys } from '#domain/keys/open-checkpoint-keys.ts'
import type { Sealer } from '#domain/second-factor/sealer.ts'
import type { PasswordCost } from '#licence-file/hash-password.ts'
import type { Background } from './background.ts'
import type { Meters } from './operations/meters.ts'
import type { Listeners } from './neighbours/listeners.ts'
import type { Watchers } from './neighbours/watchers.ts'

/** All that the sites share. */
export type House = Foundation & {
  readonly config: Config
  readonly log: Log
  readonly keys: KeyKeeper
  readonly passwordCost: PasswordCost
  /** Of the secrets of second factors. */
  readonly sealer: Sealer
  /** Sends one mail now, past the queue. */
  readonly deliver: Deliver
  /** Of the audit log. */
  readonly checkpointKeys: CheckpointKeys
  readonly background: Background
  readonly meters: Meters
  /** Agents that wait for orders. */
  readonly listeners: Listeners
  /** Pages that look at the transfers of a client. */
  readonly watchers: Watchers
}
