import type { ProductVersion, ProductVersions } from '#contracts/product-versions.ts'
import type { Work } from '#platform/work/work.ts'
import { countAgentVersions, selectVersions, type VersionRow } from './product-versions-table.ts'

const unknownMax = 50

/** The list, how many schools run each version of the agent, and the versions they run that it does not know. */
export async function listProductVersions(work: Work): Promise<ProductVersions> {
  work.allow('products:manage')
  const rows = await selectVersions(work)
  const counted = await countAgentVersions(work)
  const counts = new Map(counted.map(({ version, schools }) => [version, schools]))
  const known = new Set(
    rows.filter(({ product }) => product === 'agent').map(({ version }) => version),
  )
  const unknown = counted.filter(({ version }) => !known.has(version))
  return {
    versions: rows.map((row) => versionWith(row, counts)),
    unknown: unknown.slice(0, unknownMax),
    unknownTotal: unknown.length,
  }
}

/** One of them, as the list shows it. */
export async function versionShown(work: Work, row: VersionRow): Promise<ProductVersion> {
  const counted = await countAgentVersions(work)
  return versionWith(row, new Map(counted.map(({ version, schools }) => [version, schools])))
}

function versionWith(row: VersionRow, counts: ReadonlyMap<string, number>): ProductVersion {
  return { ...row, schools: row.product === 'agent' ? (counts.get(row.version) ?? 0) : null }
}
