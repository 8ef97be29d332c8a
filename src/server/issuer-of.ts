import type { Issuer } from '#domain/licences/issuer.ts'
import type { House } from './house.ts'

const dayS = 24 * 3600

/** What this house puts into its licences now: its keys change while it runs. */
export function issuerOf({ config, keys, passwordCost }: House): Issuer {
  return {
    publisher: config.brand.publisher,
    graceSeconds: config.licenceGraceDays * dayS,
    keys: keys.current(),
    passwordCost,
  }
}
