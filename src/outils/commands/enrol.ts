import { normaliseCrockford } from '#base/crockford.ts'
import { fail } from '../failures.ts'
import { readState, saveState } from '../folder/agent-state.ts'
import { readAttachment, saveAttachment, type Attachment } from '../folder/attachment.ts'
import { readGivenAuthority, readKeptAuthority, saveAuthority } from '../folder/authority.ts'
import { withFolderLock } from '../folder/folder-lock.ts'
import type { Run } from '../machine.ts'
import { parseAddress } from '../network/address.ts'
import { parseProxy, passwordOf } from '../network/proxy.ts'
import { withService } from '../network/with-service.ts'
import { readCode } from '../read-secret.ts'
import type { Report } from '../report.ts'
import { version } from '../version.ts'

type Given = {
  readonly address: string
  /** « aucun » forgets the one that was kept. */
  readonly proxy?: string
  readonly ca?: string
}

/**
 * Trades the single-use code for an identity of this machine's own. The proxy and the authority kept
 * before still serve unless others are given. Nothing is written before the service has agreed.
 */
export async function enrol(run: Run, given: Given): Promise<Report> {
  const { folder, machine, hide } = run
  const address = parseAddress(given.address) ?? refusedAddress(given.address)
  const proxy = given.proxy === undefined ? await keptProxy(folder) : readProxy(given.proxy)
  hide(passwordOf(proxy ?? '') ?? '')
  const givenAuthority = given.ca === undefined ? undefined : await readGivenAuthority(given.ca)
  const authority = givenAuthority ?? (await readKeptAuthority(folder))
  // Read before the code is spent: a state that cannot be read would leave it half done.
  await readState(folder)

  const code = await readCode(machine)
  hide(code)
  const body = { code, machine: machine.hostname.slice(0, 100) || 'sans nom', version }
  const enrolled = await withService(run, { address, proxy, authority }, undefined, (call) =>
    call('POST /agent/enrolment', { body }),
  )
  hide(enrolled.credential)

  const attachment: Attachment = {
    v: 1,
    address,
    ...enrolled,
    proxy,
    attachedAt: machine.now().toISOString(),
    formerOgecs: [],
  }
  await withFolderLock(folder, async () => {
    if (givenAuthority !== undefined) await saveAuthority(folder, givenAuthority)
    await saveAttachment(folder, attachment)
    // What was fetched and told belongs to the former attachment; the marks hold for the machine.
    const forgotten = { lastFetch: null, lastContact: null, receiptsDue: [], receiptsTold: [] }
    await saveState(folder, { ...(await readState(folder)), ...forgotten })
  })
  const { name, ogec } = enrolled.school
  return {
    exit: 'good',
    lines: [
      `Ce poste est rattaché à ${name} (${ogec}).`,
      'Lancez maintenant « outils licence recuperer ».',
    ],
    facts: { address, agent: enrolled.agent, school: enrolled.school, folder },
  }
}

function refusedAddress(typed: string): never {
  const isPlainlyNoAddress = !/[:./]/.test(typed)
  const couldBeCode = /^[0-9A-Z]{10,}$/.test(normaliseCrockford(typed))
  return fail(isPlainlyNoAddress && couldBeCode ? 'code-on-command-line' : 'address-refused')
}

function readProxy(typed: string): string | null {
  if (typed === 'aucun') return null
  return parseProxy(typed) ?? fail('proxy-address-refused', { origin: '--proxy' })
}

/** A damaged attachment is what this command mends: its proxy is to be given again. */
async function keptProxy(folder: string): Promise<string | null> {
  const kept = await readAttachment(folder).catch(() => undefined)
  return kept?.proxy ?? null
}
