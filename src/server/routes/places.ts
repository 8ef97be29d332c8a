import type { OnlinePlaces } from '#domain/online-service/service-state.ts'
import type { FactorPlace } from '#domain/second-factor/factor-place.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import type { Audience } from '#domain/transfers/renew-standing.ts'
import type { House } from '../house.ts'

/** For the staff of the publisher and its distributors. */
export function portalOf({ config }: Pick<House, 'config'>): DoorPlace {
  return { kind: 'staff', url: config.portal.url, product: config.brand.product }
}

/** The same, for the second factor of its accounts. */
export function portalFactorsOf(house: House): FactorPlace {
  const { administratorsNeedFactor } = house.config
  return {
    ...portalOf(house),
    sealer: house.sealer,
    needsFactor: (role) => administratorsNeedFactor && role === 'administrateur',
  }
}

/** For the people of the schools. */
export function adminSiteOf({ config }: Pick<House, 'config'>): DoorPlace {
  return {
    kind: 'school',
    url: config.admin.url,
    product: `${config.brand.onlineService}, administration`,
  }
}

/** The same, for the second factor of its accounts. */
export function adminFactorsOf(house: House): FactorPlace {
  return { ...adminSiteOf(house), sealer: house.sealer, needsFactor: () => false }
}

/** Where the schools' services are reached. */
export function onlinePlacesOf({ config }: Pick<House, 'config'>): OnlinePlaces {
  return { schoolSite: config.school.url, adminSite: config.admin.url }
}

/** Whom changes of a school's transfers are told to. */
export function audienceOf(house: Pick<House, 'config' | 'watchers'>): Audience {
  return { changed: house.watchers.changed, adminSite: adminSiteOf(house) }
}
