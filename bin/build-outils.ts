import { chmod, mkdir, readFile, stat } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { calculateJwkThumbprint } from 'jose'
import { z } from 'zod'
import { keyFiles } from '#domain/keys/key-files.ts'
import type { Roots } from '#licence-file/keys.ts'
import type { AgentNames } from '#outils/brand.ts'
import { readConfig } from '#platform/config.ts'

export type BuiltOutils = {
  readonly path: string
  readonly bytes: number
  readonly version: string
  readonly threshold: number
  /** The RFC 7638 thumbprint of each root, to compare with those the publisher announces. */
  readonly fingerprints: readonly string[]
}

/** Bundles the agent as one file that believes these roots; throws an Error with a sentence in French. */
export async function buildOutils(asked: {
  readonly rootsFile: string
  readonly outDir: string
  /** The publisher's names for its products; without it the usual ones. */
  readonly brand?: AgentNames
}): Promise<BuiltOutils> {
  const roots = await readRoots(asked.rootsFile)
  const version = await ownVersion()
  const path = join(resolve(asked.outDir), 'outils.cjs')
  await mkdir(asked.outDir, { recursive: true })
  await build({
    absWorkingDir: home,
    entryPoints: ['src/outils/main.ts'],
    outfile: path,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    minify: true,
    charset: 'utf8',
    legalComments: 'eof',
    logLevel: 'error',
    banner: { js: `#!/usr/bin/env node\n${oldNodeNotice}` },
    define: {
      OUTILS_ROOTS: JSON.stringify(roots),
      OUTILS_VERSION: JSON.stringify(version),
      OUTILS_BRAND: asked.brand === undefined ? 'undefined' : JSON.stringify(asked.brand),
    },
  })
  await chmod(path, 0o755)
  const { size } = await stat(path)
  const fingerprints = roots.keys.map(({ kid }) => kid)
  return { path, bytes: size, version, threshold: roots.threshold, fingerprints }
}

const home = resolve(import.meta.dirname, '..')

/** Before all else, in words that any Node reads: an older one fails further on with an obscure error. */
// crypto.argon2, which checks the password of the day, came with Node 24.7.
const oldNodeNotice = `var v=process.versions.node.split(".");if(+v[0]<24||(+v[0]===24&&+v[1]<7)){var m={ok:false,code:"node-too-old",message:"Cet agent demande Node.js 24.7 ou plus récent ; celui-ci est "+process.versions.node+".",remedy:"Installez Node.js 24.7 ou plus récent, puis recommencez."};if(process.argv.indexOf("--json")>0)console.log(JSON.stringify(m));else console.error(m.message+"\\nÀ faire : "+m.remedy);process.exit(1)}`

const PublicKey = z
  .strictObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    kid: z.string(),
  })
  .refine(async (key) => (await calculateJwkThumbprint(key)) === key.kid)

const PublicRoots = z
  .strictObject({
    version: z.int().positive().default(1),
    threshold: z.int().min(1),
    keys: z.array(PublicKey).min(1).max(8),
  })
  .refine(({ threshold, keys }) => threshold <= keys.length)
  .refine(({ keys }) => new Set(keys.map(({ x }) => x)).size === keys.length)

async function readRoots(file: string): Promise<Roots> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`Le fichier ${file} ne peut pas être lu.`)
  })
  if (/"d"\s*:/.test(text))
    throw new Error(
      `Le fichier ${file} contient une clé PRIVÉE : elle n’a rien à faire ici. Donnez les clés publiques.`,
    )
  const parsed = await PublicRoots.safeParseAsync(parseJson(text))
  if (parsed.success) return parsed.data
  throw new Error(
    `Le fichier ${file} n’est pas une liste de racines publiques : il faut {"threshold", "keys"}, 1 à 8 clés Ed25519 différentes, chacune nommée par son empreinte, et un seuil qu’elles peuvent atteindre.`,
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function ownVersion(): Promise<string> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(home, 'package.json'), 'utf8')))
  return version
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { roots: { type: 'string' }, out: { type: 'string' } } })
  const { keysDir, brand } = readConfig(process.env)
  const rootsFile = values.roots ?? join(keysDir, keyFiles.roots)
  if (values.roots === undefined && !existsSync(rootsFile))
    throw new Error(
      `Il manque les clés publiques : démarrez une fois le serveur, qui écrit ${rootsFile} (KEYS_DIR, sinon DATA_DIR/keys), ou donnez --roots FICHIER.`,
    )
  const { agent, onPremise, onlineService } = brand
  const built = await buildOutils({
    rootsFile,
    outDir: values.out ?? join(home, 'dist/outils'),
    brand: { agent, onPremise, onlineService },
  })
  console.log(`${built.path} (version ${built.version}, ${Math.round(built.bytes / 1024)} Ko)`)
  console.log(`Racines, ${built.threshold} signature(s) sur ${built.fingerprints.length} :`)
  for (const fingerprint of built.fingerprints) console.log(`  ${fingerprint}`)
}

if (import.meta.main)
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
