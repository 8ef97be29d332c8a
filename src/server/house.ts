import type { Config } from '#platform/config.ts'
import type { Log } from '#platform/log.ts'
import type { Foundation } from '#platform/work/open-work.ts'
import type { KeyKeeper } from '#domain/keys/keep-keys.ts'
import type { CheckpointKeys } from '#domain/keys/open-checkpoint-keys.ts'
import type { Sealer } from '#domain/second-factor/sealer.ts'
import type { PasswordCost } from '#licence-file/hash-password.ts'
import type { Background } from './background.ts'
import type { Listeners } from './listeners.ts'
import type { Watchers } from './watchers.ts'

/** All that the sites share. */
export type House = Foundation & {
  readonly config: Config
  readonly log: Log
  readonly keys: KeyKeeper
  readonly passwordCost: PasswordCost
  /** Of the secrets of second factors. */
  readonly sealer: Sealer
  /** Of the audit log. */
  readonly checkpointKeys: CheckpointKeys
  readonly background: Background
  /** Agents that wait for orders. */
  readonly listeners: Listeners
  /** Pages that look at the transfers of a client. */
  readonly watchers: Watchers
}
