import type { LinkOrigin } from '#domain/sign-in/password-links.ts'
import type { House } from '../house.ts'

/** Where links lead and how mails call the product. */
export function portalOf({ config }: House): LinkOrigin {
  return { portalUrl: config.portal.url, product: config.brand.product }
}
