import type { Config } from '#platform/config.ts'
import type { Log } from '#platform/log.ts'
import type { Mail } from '#platform/mail.ts'
import type { Foundation } from '#platform/work/open-work.ts'
import type { LicenceKeys } from '#domain/licences/licence-keys.ts'
import type { Background } from './background.ts'

/** All that the sites share. */
export type House = Foundation & {
  readonly config: Config
  readonly log: Log
  readonly mail: Mail
  readonly licenceKeys: LicenceKeys
  readonly background: Background
}
