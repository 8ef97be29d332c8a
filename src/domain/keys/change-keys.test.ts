import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { copyFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { newestKeyRing, verifyKeyRing } from '#licence-file/key-ring.ts'
import { followRoots } from '#licence-file/roots-chain.ts'
import { makeDailyPassword } from '#licence-file/make-daily-password.ts'
import { StartRefused } from '#platform/start-refused.ts'
import { testFolder } from '#testing/test-temp-folder.ts'
import { changePasswordMaster, raisePasswordRevision } from './change-daily-password.ts'
import { changeRoot } from './change-root.ts'
import { exportRoots } from './export-roots.ts'
import { readJournal } from './key-journal.ts'
import {
  currentScope,
  keysExpireAt,
  masterOf,
  readLicenceKeys,
  signingKeyAt,
} from './licence-keys.ts'
import { createKeys } from './open-licence-keys.ts'
import { revokeSigningKey } from './revoke-signing-key.ts'
import { rotateSigningKey } from './rotate-signing-key.ts'

const now = new Date('2026-11-24T07:05:00Z')
const later = new Date('2026-11-24T07:05:01Z')

async function newFolder(): Promise<string> {
  const folder = join(await testFolder(), 'keys')
  await createKeys(folder, now)
  return folder
}

const signer = async (folder: string, at = later) =>
  signingKeyAt(await readLicenceKeys(folder), at)?.kid

test('after a rotation the new key signs, even within the same second, and the former still vouches', async () => {
  const folder = await newFolder()
  const first = await signer(folder)
  const ring = await rotateSigningKey({ folder, now })
  const second = await signer(folder)
  assert.notEqual(second, first)
  assert.equal(ring.version, 2)
  assert.deepEqual(new Set(ring.keys.map(({ kid }) => kid)), new Set([first, second]))
  await rotateSigningKey({ folder, now })
  assert.notEqual(await signer(folder), second)
})

test('a rotation a year later lets go of what has ended, and the house signs for another year', async () => {
  const folder = await newFolder()
  const first = await signer(folder)
  const muchLater = new Date('2028-01-10T08:00:00Z')
  assert.equal(await signer(folder, muchLater), undefined)
  const ring = await rotateSigningKey({ folder, now: muchLater })
  assert.ok(!ring.keys.some(({ kid }) => kid === first))
  assert.ok(keysExpireAt(await readLicenceKeys(folder)) > new Date('2029-01-01'))
})

test('a revoked key is named by its first characters, keeps its place in the ring as revoked, and signs no more', async () => {
  const folder = await newFolder()
  const stolen = (await signer(folder)) ?? ''
  const ring = await revokeSigningKey({ folder, now: later }, stolen.slice(0, 8), 'vol')
  assert.ok(ring.keys.find(({ kid }) => kid === stolen)?.revoked)
  assert.notEqual(await signer(folder), stolen)
  for (const kid of [stolen, stolen.slice(0, 5), 'inconnue', ''])
    await assert.rejects(revokeSigningKey({ folder, now: later }, kid, 'vol'), StartRefused)
  assert.equal((await readLicenceKeys(folder)).ring.version, 2)
})

test('without the root’s private key nothing changes; from a stick it does', async () => {
  const folder = await newFolder()
  const stick = join(await testFolder(), 'root.private.json')
  await rename(join(folder, 'root.private.json'), stick)
  const before = await readFile(join(folder, 'trousseau.json'), 'utf8')
  await assert.rejects(rotateSigningKey({ folder, now }), /--root FICHIER/)
  const stranger = await newFolder()
  const wrong = [join(stranger, 'root.private.json')]
  await assert.rejects(rotateSigningKey({ folder, now, rootFiles: wrong }), /--root FICHIER/)
  const none = [join(folder, 'roots.json')]
  await assert.rejects(
    rotateSigningKey({ folder, now, rootFiles: none }),
    /clé privée d’une racine/,
  )
  assert.equal(await readFile(join(folder, 'trousseau.json'), 'utf8'), before)
  await rotateSigningKey({ folder, now, rootFiles: [stick] })
  assert.equal((await readLicenceKeys(folder)).ring.version, 2)
})

test('a root given twice signs once, and one whose private part is another’s publishes nothing', async () => {
  const folder = await newFolder()
  const root = join(folder, 'root.private.json')
  await copyFile(root, join(folder, 'root-copie.private.json'))
  await rotateSigningKey({ folder, now })
  await rotateSigningKey({ folder, now, rootFiles: [root, root] })
  assert.equal((await readLicenceKeys(folder)).ring.version, 3)

  const right = JSON.parse(await readFile(root, 'utf8')) as Record<string, string>
  const strangers = join(await newFolder(), 'root.private.json')
  const other = JSON.parse(await readFile(strangers, 'utf8')) as Record<string, string>
  const wrong = join(await testFolder(), 'root.private.json')
  await writeFile(wrong, JSON.stringify({ ...other, kid: right['kid'] }))
  await assert.rejects(rotateSigningKey({ folder, now, rootFiles: [wrong] }), StartRefused)
  await assert.rejects(changeRoot({ folder, now, rootFiles: [wrong] }), StartRefused)
  assert.equal((await readLicenceKeys(folder)).ring.version, 3)
})

test('software built with the first root follows two changes of root, and believes the ring without following while the first signs it', async () => {
  const folder = await newFolder()
  const { roots: first } = await readLicenceKeys(folder)
  await changeRoot({ folder, now })
  await changeRoot({ folder, now })
  await rotateSigningKey({ folder, now })
  const keys = await readLicenceKeys(folder)
  assert.equal(keys.roots.version, 3)
  assert.deepEqual(followRoots(first, keys.rootsChain), keys.roots)
  assert.deepEqual(followRoots(keys.roots, keys.rootsChain), keys.roots)
  assert.ok(verifyKeyRing(keys.trousseau, keys.roots).ok)
  // The former roots' private keys are still in this folder, and sign too.
  assert.ok(newestKeyRing(keys.trousseau, undefined, first).ok)
})

test('a change of root cut short leaves a folder that works, and the next one a chain that can be followed', async () => {
  const folder = await newFolder()
  const { roots: first } = await readLicenceKeys(folder)
  const aside = join(await testFolder(), 'roots.json')
  await copyFile(join(folder, 'roots.json'), aside)
  await changeRoot({ folder, now })
  await copyFile(aside, join(folder, 'roots.json')) // the last file was not written
  assert.equal((await readLicenceKeys(folder)).roots.version, 1)
  await rotateSigningKey({ folder, now })
  await changeRoot({ folder, now })
  const keys = await readLicenceKeys(folder)
  assert.deepEqual(followRoots(first, keys.rootsChain), keys.roots)
  assert.ok(verifyKeyRing(keys.trousseau, keys.roots).ok)
})

test('a leak changes the passwords of one distributor, or of all; a theft of the master those of all', async () => {
  const folder = await newFolder()
  const [one, other] = [
    '11111111-1111-4111-8111-111111111111',
    '22222222-2222-4222-8222-222222222222',
  ]
  const passwords = async () => {
    const keys = await readLicenceKeys(folder)
    return [one, other].map((scope) => {
      const current = currentScope(keys, scope)
      return makeDailyPassword(masterOf(keys, current.keyVersion), current, '2026-11-24')
    })
  }
  const before = await passwords()
  await raisePasswordRevision({ folder, now }, one, 'lu à voix haute')
  const afterOne = await passwords()
  assert.notEqual(afterOne[0], before[0])
  assert.equal(afterOne[1], before[1])
  await raisePasswordRevision({ folder, now }, undefined, 'affiché')
  const afterAll = await passwords()
  assert.equal(new Set([...before, ...afterOne, ...afterAll]).size, 5)
  assert.equal(await changePasswordMaster({ folder, now }, 'serveur volé'), 2)
  const stolen = await passwords()
  assert.ok(!stolen.some((password) => afterAll.includes(password)))
  assert.equal(
    masterOf(await readLicenceKeys(folder), 1).length,
    32,
    'the former serves former licences',
  )
})

test('the public roots are exported once, and hold nothing private', async () => {
  const folder = await newFolder()
  const file = join(await testFolder(), 'racines.json')
  await exportRoots({ folder, now }, file)
  const text = await readFile(file, 'utf8')
  assert.ok(!/"d"/.test(text))
  assert.deepEqual(JSON.parse(text), (await readLicenceKeys(folder)).roots)
  await assert.rejects(exportRoots({ folder, now }, file), /existe déjà/)
})

test('a line of the journal cut short by a power cut spoils no other', async () => {
  const folder = await newFolder()
  const journal = join(folder, 'journal.jsonl')
  await writeFile(journal, '\n{"id":"cut', { flag: 'a' })
  await rotateSigningKey({ folder, now })
  assert.deepEqual(
    (await readJournal(folder)).map(({ event }) => event),
    ['keys-created', 'signing-key-rotated'],
  )
})

test('a ring that these roots have not signed is not served', async () => {
  const folder = await newFolder()
  const stranger = await newFolder()
  await copyFile(join(stranger, 'trousseau.json'), join(folder, 'trousseau.json'))
  await assert.rejects(readLicenceKeys(folder), /n’est pas signé par roots\.json/)
})

test('nothing can be done to a folder without keys, and a refused command leaves nothing behind', async () => {
  const folder = join(await testFolder(), 'vide')
  await assert.rejects(rotateSigningKey({ folder, now }), /ne contient pas de clés/)
  const kept = await newFolder()
  await rm(join(kept, 'root.private.json'))
  const before = (await readdir(kept)).filter((name) => name !== 'keys.lock')
  await assert.rejects(rotateSigningKey({ folder: kept, now }))
  assert.deepEqual(
    (await readdir(kept)).filter((name) => name !== 'keys.lock'),
    before,
  )
})

test('whoever rotates every day keeps a ring that fits in a licence file, with every key that a school may still need', async () => {
  const folder = await newFolder()
  const made: string[] = []
  for (let day = 1; day <= 80; day += 1) {
    const at = new Date(now.getTime() + day * 24 * 3_600_000)
    await rotateSigningKey({ folder, now: at })
    made.push((await signer(folder, at)) ?? '')
  }
  const { ring, trousseau } = await readLicenceKeys(folder)
  assert.ok(JSON.stringify(trousseau).length < 13_000)
  const kids = new Set(ring.keys.map(({ kid }) => kid))
  // A licence issued on a Thursday still helps with its passwords 39 days later.
  assert.ok(made.slice(-40).every((kid) => kids.has(kid)))
})

test('rotations without end are refused before a licence file would be too large, and a revocation is not', async () => {
  const folder = await newFolder()
  const rotateAgainAndAgain = async () => {
    for (let times = 0; times < 60; times += 1) await rotateSigningKey({ folder, now })
  }
  await assert.rejects(rotateAgainAndAgain(), /Le trousseau porte déjà 50 clés/)
  const stolen = (await signer(folder)) ?? ''
  await revokeSigningKey({ folder, now: later }, stolen, 'vol')
  assert.notEqual(await signer(folder), stolen)
  await rotateSigningKey({ folder, now: new Date('2027-01-10T08:00:00Z') })
  assert.ok((await readLicenceKeys(folder)).ring.keys.length < 5)
})

test('the private keys of former roots left in the folder never stop a command', async () => {
  const folder = await newFolder()
  for (let times = 0; times < 9; times += 1) await changeRoot({ folder, now })
  await rotateSigningKey({ folder, now })
  const keys = await readLicenceKeys(folder)
  assert.equal(keys.roots.version, 10)
  assert.ok(verifyKeyRing(keys.trousseau, keys.roots).ok)
})

test('at no moment does the folder hold a key file half written, which a power cut would leave there for ever', async () => {
  const folder = await newFolder()
  let [busy, torn] = [true, '']
  const look = () => {
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.private.json')))
      if (!isJson(readFileSync(join(folder, name), 'utf8'))) torn = name
    if (busy) setImmediate(look)
  }
  look()
  for (let times = 0; times < 12; times += 1) {
    await rotateSigningKey({ folder, now })
    await changeRoot({ folder, now })
  }
  busy = false
  assert.equal(torn, '')
})

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}
