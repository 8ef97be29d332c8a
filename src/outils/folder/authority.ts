import { X509Certificate } from 'node:crypto'
import { join } from 'node:path'
import { fail } from '../failures.ts'
import { agentFiles, readAgentFile, writeAgentFile } from './agent-folder.ts'
import { readBounded } from './read-bounded.ts'

/** The certificates of the file given with --ca. */
export async function readGivenAuthority(path: string): Promise<string> {
  const bytes = await readBounded(path, bytesMax).catch(() => fail('file-not-found'))
  return certificatesIn(bytes ?? fail('file-not-found')) ?? fail('authority-refused')
}

export async function saveAuthority(folder: string, pem: string): Promise<void> {
  await writeAgentFile(folder, agentFiles.authority, pem, 'everyone')
}

/** The copy kept in the folder, if there is one. */
export async function readKeptAuthority(folder: string): Promise<string | undefined> {
  const bytes = await readAgentFile(folder, agentFiles.authority, bytesMax)
  if (!bytes) return undefined
  const file = join(folder, agentFiles.authority)
  return certificatesIn(bytes) ?? fail('authority-damaged', { file })
}

/** The PEM blocks alone: a private key next to them is not copied. */
function certificatesIn(bytes: Uint8Array): string | undefined {
  if (bytes.byteLength > bytesMax) return undefined
  const blocks = Buffer.from(bytes).toString('latin1').match(block) ?? []
  if (blocks.length === 0 || !blocks.every(isCertificate)) return undefined
  return `${blocks.join('\n')}\n`
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0
  } catch {
    return false
  }
}

const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g
const bytesMax = 256 * 1024
