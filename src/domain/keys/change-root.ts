import { join } from 'node:path'
import { signKeyRing, verifyKeyRing } from '#licence-file/key-ring.ts'
import { generateKey } from '#licence-file/keys.ts'
import { followRoots, signRoots } from '#licence-file/roots-chain.ts'
import { keyFiles } from './key-files.ts'
import { changingKeys, needBelief, readRootKeys, type KeyFolder } from './key-folder.ts'
import { appendToJournal } from './key-journal.ts'
import { replaceDurably } from './write-durably.ts'

/**
 * Another root, signed by both as TUF asks; agents follow from the one they were built with, and the key
 * ring is signed by both for the software that cannot. Returns the path of the new root's private key.
 */
export async function changeRoot(at: KeyFolder): Promise<string> {
  const path = (name: string) => join(at.folder, name)
  return changingKeys(at, async (keys) => {
    const made = await generateKey('root')
    const former = await readRootKeys(at, keys)
    const signers = [...former, made.privateKey].map((key) => ({ kid: key.kid, privateKey: key }))
    const roots = { version: keys.roots.version + 1, threshold: 1, keys: [made.publicKey] }
    const document = await signRoots(roots, signers)
    const ring = { ...keys.ring, version: keys.ring.version + 1 }
    const trousseau = await signKeyRing(ring, signers)
    needBelief(followRoots(keys.roots, [document]).version === roots.version)
    needBelief([keys.roots, roots].every((each) => verifyKeyRing(trousseau, each).ok))

    const told = { version: roots.version, root: made.kid }
    await appendToJournal(at.folder, at.now, 'root-key-changed', told)
    const privateFile = path(`root-${made.kid.slice(0, 12)}.private.json`)
    await replaceDurably(privateFile, made.privateKey)
    // Each step leaves a folder that holds together: the ring bears both signatures before the root moves.
    await replaceDurably(path(keyFiles.trousseau), trousseau)
    // Version n stands in place n - 2: what a command cut short left beyond is written over.
    const chain = keys.rootsChain.slice(0, keys.roots.version - 1)
    await replaceDurably(path(keyFiles.rootsChain), [...chain, document])
    await replaceDurably(path(keyFiles.roots), roots)
    return privateFile
  })
}
