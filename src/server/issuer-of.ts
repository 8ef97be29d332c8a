import type { Issuer } from '#domain/licences/issuer.ts'
import type { House } from './house.ts'

/** What this house puts into its licences now: its keys change while it runs. */
export function issuerOf({ config, keys, passwordCost }: House): Issuer {
  return {
    publisher: config.brand.publisher,
    graceDays: config.licenceGraceDays,
    keys: keys.current(),
    passwordCost,
  }
}
