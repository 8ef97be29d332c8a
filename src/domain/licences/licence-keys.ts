import { existsSync } from 'node:fs'
import { mkdtemp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { generateKey, type GeneratedKey } from '#licence-file/keys.ts'
import { signKeyRing } from '#licence-file/key-ring.ts'
import { StartRefused } from '#platform/start-refused.ts'
import { flushFolder, writeDurably } from './write-durably.ts'

const publicJwk = {
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string(),
}
const Roots = z.object({ threshold: z.int().positive(), keys: z.array(z.object(publicJwk)).min(1) })
const PrivateKey = z.object({ ...publicJwk, d: z.string() })
const Trousseau = z.object({
  payload: z.string(),
  signatures: z.array(z.object({ protected: z.string(), signature: z.string() })),
})

const Ring = z.object({ exp: z.int() })

/** What the server needs in order to issue. The root's private key is not among it. */
export type LicenceKeys = {
  readonly signing: z.output<typeof PrivateKey>
  /** The key ring that the roots signed: it goes with every licence. */
  readonly trousseau: z.output<typeof Trousseau>
  /** When the signing key and the key ring end. */
  readonly expiresAt: Date
  /** Public: built into the agent. */
  readonly roots: z.output<typeof Roots>
}

export const rootsFile = 'roots.json'
export const rootPrivateFile = 'root.private.json'

type Opened = { readonly keys: LicenceKeys; readonly created: boolean }

/**
 * The keys of this publisher, from files beside the database and never in it. The first start makes one
 * root, one signing key and the key ring that ties them; `created` says so, for somebody must then move
 * the root's private key off this machine. A house that has issued licences (`inUse`) never gets new
 * ones: no agent would believe them. Throws StartRefused when a file is missing or damaged.
 */
export async function openLicenceKeys(folder: string, now: Date, inUse: boolean): Promise<Opened> {
  const created = await isMissingOrEmpty(folder)
  if (created && inUse)
    throw new StartRefused(
      `Le dossier des clés ${folder} manque, alors que des licences ont déjà été délivrées : vérifiez KEYS_DIR, ou remettez ce dossier depuis sa sauvegarde.`,
    )
  if (created) await createKeys(folder, now)
  const trousseau = await readKept(folder, 'trousseau.json', Trousseau)
  const keys = {
    roots: await readKept(folder, rootsFile, Roots),
    trousseau,
    signing: await readKept(folder, 'signing.private.json', PrivateKey),
    expiresAt: expiryOf(trousseau),
  }
  return { keys, created }
}

/** A folder made for us by whoever mounts a volume is as good as none. */
async function isMissingOrEmpty(folder: string): Promise<boolean> {
  return !existsSync(folder) || (await readdir(folder)).length === 0
}

/** Our own file: read here for its date, verified by whoever gets a licence. */
function expiryOf({ payload }: LicenceKeys['trousseau']): Date {
  const { exp } = Ring.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  return new Date(exp * 1000)
}

/** All the files appear at once, or none: a start cut short leaves no half set of keys. */
async function createKeys(folder: string, now: Date): Promise<void> {
  const making = await makeDraftFolder(folder)
  const root = await generateKey('root')
  const signing = await generateKey('licence')
  await writeDurably(join(making, rootPrivateFile), root.privateKey)
  await writeDurably(join(making, 'signing.private.json'), signing.privateKey)
  await writeDurably(
    join(making, 'trousseau.json'),
    await signKeyRing(firstRing(signing, now), [root]),
  )
  await writeDurably(join(making, rootsFile), { threshold: 1, keys: [root.publicKey] })
  try {
    await rename(making, folder)
    await flushFolder(dirname(folder))
  } catch (error) {
    await rm(making, { recursive: true })
    if (!existsSync(folder)) throw error
  }
}

async function makeDraftFolder(folder: string): Promise<string> {
  try {
    await mkdir(dirname(folder), { recursive: true })
    return await mkdtemp(`${folder}-en-cours-`)
  } catch (error) {
    throw new StartRefused(
      `Le dossier des clés ${folder} ne peut pas être créé : vérifiez KEYS_DIR et les droits d’accès.`,
      { cause: error },
    )
  }
}

/** More than a school year. From then on nothing is issued until the key ring is renewed. */
const lifeSeconds = 400 * 24 * 3600

function firstRing(signing: GeneratedKey, now: Date) {
  const nbf = Math.floor(now.getTime() / 1000) - 3600
  const exp = nbf + lifeSeconds
  return {
    v: 1,
    version: 1,
    exp,
    keys: [{ kid: signing.kid, use: 'licence', x: signing.publicKey.x, nbf, exp }],
  } as const
}

async function readKept<Schema extends z.ZodType>(
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
