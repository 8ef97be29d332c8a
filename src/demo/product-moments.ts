import type { Product, ProductVersionState } from '#contracts/product-versions.ts'
import {
  addProductVersion,
  changeProductVersion,
} from '#domain/product-versions/change-product-versions.ts'
import { clockTime, daysBefore } from './instants.ts'
import { workAs, type Moment } from './stage.ts'
import type { World } from './world.ts'

type Release = {
  readonly product: Product
  readonly version: string
  readonly daysAgo: number
  readonly note: string | null
}

/** Oldest first: each is the current one from the day it is added until the next. */
const releases: readonly Release[] = [
  release('on-premise', '2025.2', 420, 'Dernière version pour Windows 8.1'),
  release('agent', '0.0.8', 300, 'Le mandataire demande un réglage à la main'),
  release('on-premise', '2026.1', 230, null),
  release('agent', '0.0.9', 150, null),
  release('on-premise', '2026.2', 75, 'Version de rentrée'),
  release('agent', '0.1.0', 40, 'Journal du poste, reprise après coupure'),
]

/** No longer to be installed, since so many days. */
const withdrawals = [
  { product: 'on-premise', version: '2025.2', daysAgo: 70 },
  { product: 'agent', version: '0.0.8', daysAgo: 12 },
] as const

/** How the list of versions came to be what it is; `today` is the day at the office. */
export function productMoments({ staff: { administrator } }: World, today: string): Moment[] {
  const ids = new Map<string, string>()
  const added = releases.map(({ daysAgo, ...release }, rank): Moment => {
    const releasedOn = daysBefore(today, daysAgo)
    return {
      at: clockTime(releasedOn, 10 * 60 + 7 * rank),
      act: async (stage) => {
        const { id } = await workAs(stage, administrator, (work) =>
          addProductVersion(work, { ...release, releasedOn, state: 'current' }),
        )
        ids.set(`${release.product} ${release.version}`, id)
      },
    }
  })
  const withdrawn = withdrawals.map(({ product, version, daysAgo }, rank): Moment => {
    const { releasedOn, note } = releasedAs(product, version, today)
    const state: ProductVersionState = 'withdrawn'
    return {
      at: clockTime(daysBefore(today, daysAgo), 14 * 60 + 11 * rank),
      act: async (stage) => {
        const id = ids.get(`${product} ${version}`) ?? ''
        await workAs(stage, administrator, (work) =>
          changeProductVersion(work, id, { version, releasedOn, state, note }),
        )
      },
    }
  })
  return [...added, ...withdrawn]
}

function releasedAs(product: Product, version: string, today: string) {
  const found = releases.find((row) => row.product === product && row.version === version)
  return { releasedOn: daysBefore(today, found?.daysAgo ?? 0), note: found?.note ?? null }
}

function release(product: Product, version: string, daysAgo: number, note: string | null): Release {
  return { product, version, daysAgo, note }
}
