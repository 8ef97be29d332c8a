import type { KeysState } from '#contracts/keys.ts'
import { scopeOfClients } from '#domain/daily-password/password-scope.ts'
import { listDistributors } from '#domain/distributors/list-distributors.ts'
import { leftInFolder } from '#domain/keys/key-folder.ts'
import {
  currentScope,
  revokedKids,
  signingKeyAt,
  type LicenceKeys,
} from '#domain/keys/licence-keys.ts'
import type { Work } from '#platform/work/work.ts'
import { countByPassword, countSignedBy } from './living-licences-table.ts'

/** The public side of the keys, and what is still behind them: schools with former passwords, licences of a revoked key. */
export async function readKeyState(
  work: Work,
  keys: LicenceKeys,
  folder: string,
): Promise<KeysState> {
  work.allow('keys:read')
  const signs = signingKeyAt(keys, work.now)?.kid
  return {
    roots: {
      version: keys.roots.version,
      threshold: keys.roots.threshold,
      kids: keys.roots.keys.map(({ kid }) => kid),
    },
    rootPrivateHere: (await leftInFolder(folder)).length > 0,
    keyRing: { version: keys.ring.version, expiresAt: instantOf(keys.ring.exp) },
    keys: keys.ring.keys
      .toSorted((a, b) => b.nbf - a.nbf)
      .map(({ kid, nbf, exp, revoked }) => ({
        kid,
        from: instantOf(nbf),
        until: instantOf(exp),
        revokedAt: revoked === undefined ? null : instantOf(revoked),
        signs: kid === signs,
      })),
    dailyPassword: {
      keyVersion: currentScope(keys, '').keyVersion,
      revisions: await revisionsOf(work, keys),
    },
    compromised: await countSignedBy(work, revokedKids(keys)),
  }
}

async function revisionsOf(work: Work, keys: LicenceKeys) {
  const living = await countByPassword(work)
  const distributors = (await listDistributors(work)).map(({ id, name }) => ({ id, name }))
  return [...distributors, null].map((distributor) => {
    const scope = currentScope(keys, scopeOfClients(distributor?.id ?? null))
    const behind = living
      .filter((row) => row.distributorId === (distributor?.id ?? null))
      .filter(
        (row) =>
          row.scope !== scope.scope ||
          row.keyVersion !== scope.keyVersion ||
          row.revision !== scope.revision,
      )
      .reduce((sum, { count }) => sum + count, 0)
    return { distributor, revision: scope.revision, behind }
  })
}

function instantOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}
