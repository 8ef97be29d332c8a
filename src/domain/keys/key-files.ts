import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { StartRefused } from '#platform/start-refused.ts'

// The files of the key folder. Those named `.private.json` are secrets; the others may be read by anybody.

export const keyFiles = {
  /** The newest public roots: built into the agent. */
  roots: 'roots.json',
  /** The documents that lead from the first roots to the newest. */
  rootsChain: 'roots-chain.json',
  /** To be moved off this machine; needed to rotate and revoke. */
  rootPrivate: 'root.private.json',
  trousseau: 'trousseau.json',
  dailyPassword: 'daily-password.private.json',
  /** Seals the secrets of second factors that the database holds. */
  secondFactor: 'second-factor.private.json',
  /** Signs the checkpoints of the audit log, and nothing else. */
  checkpoint: 'audit-checkpoints.private.json',
  /** Whose checkpoints are believed: this key and those before it. A copy elsewhere verifies them there. */
  checkpointTrust: 'audit-checkpoints.json',
  /** What was done to this folder, a line each. */
  journal: 'journal.jsonl',
} as const

export const signingFile = (kid: string): string => `signing-${kid.slice(0, 12)}.private.json`
const isSigningFile = (name: string): boolean => /^signing.*\.private\.json$/.test(name)

const publicJwk = {
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string(),
}
const GeneralJws = z.object({
  payload: z.string(),
  signatures: z.array(z.object({ protected: z.string(), signature: z.string() })),
})

export const Roots = z.object({
  version: z.int().positive().default(1),
  threshold: z.int().positive(),
  keys: z.array(z.object(publicJwk)).min(1),
})
export const RootsChain = z.array(GeneralJws)
export const PrivateKey = z.object({ ...publicJwk, d: z.string() })
export const Trousseau = GeneralJws

/** What makes the passwords of the day. Former masters are kept for the schools that still hold former licences. */
export const PasswordKeys = z.object({
  v: z.literal(1),
  /** Higher after each change of this file. */
  serial: z.int().positive(),
  masters: z
    .array(z.object({ version: z.int().positive(), master: z.base64url().length(43) }))
    .min(1),
  /** Raised for everybody after a leak… */
  revision: z.int().positive(),
  /** …and for one distributor on top of it. */
  scopes: z.record(z.string(), z.int().nonnegative()),
})
export type PasswordKeys = z.output<typeof PasswordKeys>

export const SealingKey = z.object({ v: z.literal(1), key: z.base64url().length(43) })

/** The name of the house in what it signs, and the keys that it has signed with. */
export const CheckpointTrust = z.object({
  v: z.literal(1),
  house: z.uuid(),
  keys: z.array(z.object(publicJwk)).min(1),
})
export type CheckpointTrust = z.output<typeof CheckpointTrust>

/** Whether a name is one of ours: not a lock, not a draft. */
export function isKeyFile(name: string): boolean {
  return /^[\w-]+(\.private)?\.jsonl?$/.test(name)
}

/** Throws StartRefused, naming the file, when it is missing or damaged. */
export async function readKeyFile<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  try {
    return schema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))
  } catch {
    throw new StartRefused(
      `Le fichier ${join(folder, name)} manque ou est abîmé : remettez le dossier des clés depuis sa sauvegarde. Sans lui, aucune licence ne peut être signée.`,
    )
  }
}

/** The same for a file that need not be there. */
export async function readKeyFileIfThere<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  return existsSync(join(folder, name)) ? readKeyFile(folder, name, schema) : undefined
}

/** Every signing key whose private part is at hand. */
export async function readSigningKeys(
  folder: string,
): Promise<readonly z.output<typeof PrivateKey>[]> {
  const names = (await readdir(folder)).filter(isSigningFile)
  return Promise.all(names.map((name) => readKeyFile(folder, name, PrivateKey)))
}

/** A folder made for us by whoever mounts a volume is as good as none. */
export async function holdsNoKeys(folder: string): Promise<boolean> {
  return !existsSync(folder) || (await readdir(folder)).length === 0
}
