import { randomBytes } from 'node:crypto'
import type { PasswordKeys } from './key-files.ts'

/** A first master key. */
export function newPasswordKeys(): PasswordKeys {
  return { v: 1, masters: [{ version: 1, master: newMaster() }], revision: 1, scopes: {} }
}

/** After a theft of the master key: passwords are made from another from then on. */
export function withNewMaster(keys: PasswordKeys): PasswordKeys {
  const version = Math.max(...keys.masters.map((each) => each.version)) + 1
  return { ...keys, masters: [...keys.masters, { version, master: newMaster() }] }
}

/** After a leak of passwords: of everybody's, or of one distributor's. */
export function withHigherRevision(keys: PasswordKeys, scope: string | undefined): PasswordKeys {
  if (scope === undefined) return { ...keys, revision: keys.revision + 1 }
  return { ...keys, scopes: { ...keys.scopes, [scope]: (keys.scopes[scope] ?? 0) + 1 } }
}

/** 256 bits. */
function newMaster(): string {
  return randomBytes(32).toString('base64url')
}
