import { leftInFolder } from '#domain/keys/key-folder.ts'
import { keysExpireAt, signingKeyAt, type LicenceKeys } from '#domain/keys/licence-keys.ts'

/** What may be shown of the keys: nothing private. */
export async function keysText(folder: string, keys: LicenceKeys, now: Date): Promise<string> {
  const signs = signingKeyAt(keys, now)?.kid
  const { roots, ring, passwords } = keys
  const lines = [
    `Dossier      ${folder}`,
    `Racines      version ${roots.version}, ${roots.threshold} sur ${roots.keys.length}`,
    ...roots.keys.map(({ kid }) => `             ${kid}`),
    `Trousseau    version ${ring.version}, jusqu’au ${day(ring.exp)}`,
    ...ring.keys.map(
      ({ kid, nbf, exp, revoked }) =>
        `             ${kid}  du ${day(nbf)} au ${day(exp)}${stateOf(kid === signs, revoked)}`,
    ),
    `Signe encore jusqu’au ${keysExpireAt(keys).toISOString().slice(0, 10)}`,
    `Mot de passe du jour : clé maître ${Math.max(...passwords.masters.map(({ version }) => version))}, révision ${passwords.revision}`,
    ...Object.entries(passwords.scopes).map(
      ([scope, more]) => `             ${scope} : révision ${passwords.revision + more}`,
    ),
  ]
  const left = await leftInFolder(folder)
  const warning = left.map(
    (path) => `Attention : ${path} est encore ici. Mettez-la à l’abri, hors de ce serveur.`,
  )
  return [...lines, ...warning].join('\n')
}

function stateOf(signs: boolean, revoked: number | undefined): string {
  if (revoked !== undefined) return `, révoquée le ${day(revoked)}`
  return signs ? ', signe' : ''
}

function day(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10)
}
