import { randomBytes } from 'node:crypto'
import type { PasswordKeys } from './key-files.ts'

/** A first master key. */
export function newPasswordKeys(): PasswordKeys {
  const masters = [{ version: 1, master: newMaster() }]
  return { v: 1, serial: 1, masters, revision: 1, scopes: {} }
}

/** After a theft of the master key: passwords are made from another from then on. */
export function withNewMaster(keys: PasswordKeys): PasswordKeys {
  const version = Math.max(...keys.masters.map((each) => each.version)) + 1
  const masters = [...keys.masters, { version, master: newMaster() }]
  return { ...keys, serial: keys.serial + 1, masters }
}

/** After a leak of passwords: of everybody's, or of one distributor's. */
export function withHigherRevision(keys: PasswordKeys, scope: string | undefined): PasswordKeys {
  const serial = keys.serial + 1
  if (scope === undefined) return { ...keys, serial, revision: keys.revision + 1 }
  const scopes = { ...keys.scopes, [scope]: (keys.scopes[scope] ?? 0) + 1 }
  return { ...keys, serial, scopes }
}

/** 256 bits. */
function newMaster(): string {
  return randomBytes(32).toString('base64url')
}
