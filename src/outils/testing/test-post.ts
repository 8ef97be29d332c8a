import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { TestContext } from 'node:test'
import { weekOf } from '#base/iso-week.ts'
import { problemOf } from '#contracts/refusals.ts'
import { saveAttachment } from '../folder/attachment.ts'
import type { Machine } from '../machine.ts'
import { runOutils } from '../run-outils.ts'
import { testSchool, type MadeLicence } from './test-licence.ts'
import { temporaryFolder, testMachine } from './test-machine.ts'
import { startServer } from './test-servers.ts'

type Told = { readonly licence: string; readonly stage: string }

/** What the service of a test gives and has been told; the test changes it as it goes. */
export type TestService = {
  given: readonly MadeLicence[]
  revoked: readonly string[]
  rootsChain: readonly unknown[]
  /** Its clock is this much ahead of the machine’s. */
  aheadMs: number
  /** The end of the addresses that answer 503. */
  broken: string | undefined
  /** The end of the addresses that take the question and never answer. */
  silent: string | undefined
  /** What the distributor asks of it. */
  orders: readonly { readonly id: string; readonly kind: string }[]
  ogec: string
  contacts: number
  readonly receipts: Told[]
  readonly events: { readonly id: string; readonly kind: string }[]
  readonly journals: string[]
}

/** A machine of the school with its folder, its clock, and a real little service on this machine. */
export async function testPost(
  context: TestContext,
  { now, attached = true }: { readonly now: string; readonly attached?: boolean },
) {
  const school = await testSchool()
  const clock = testClock(now)
  const service: TestService = {
    given: [],
    revoked: [],
    rootsChain: [],
    aheadMs: 0,
    broken: undefined,
    silent: undefined,
    orders: [],
    ogec: school.ogec,
    contacts: 0,
    receipts: [],
    events: [],
    journals: [],
  }
  const identity = () => ({
    id: school.client,
    ogec: service.ogec,
    name: 'Collège des Filaos',
    timeZone: school.zone,
  })
  const { origin } = await startServer(
    context,
    (request, response) => void answer(service, clock, identity, request, response),
  )
  const folder = join(await temporaryFolder(context), 'agent')
  if (attached)
    await saveAttachment(folder, {
      v: 1,
      address: origin,
      agent: randomUUID(),
      credential: 'un-secret-de-ce-poste',
      school: identity(),
      proxy: null,
      attachedAt: clock.now().toISOString(),
      formerOgecs: [],
    })
  const machine = (given: Partial<Machine> & { typed?: string } = {}) =>
    testMachine({
      roots: () => school.roots,
      now: () => clock.now(),
      patience: { connectMs: 1000, answerMs: 1000, retriesMax: 0, firstPauseMs: 1 },
      ...given,
    })
  const outils = async (...words: string[]) => {
    const used = machine()
    const code = await runOutils([...words, '--dossier', folder], used)
    return { code, ...used.written }
  }
  return { ...school, folder, clock, service, machine, outils }
}

type TestClock = ReturnType<typeof testClock>

/** Stands still until the test moves it. */
function testClock(start: string) {
  let nowMs = Date.parse(start)
  return {
    now: (): Date => new Date(nowMs),
    set: (now: Date): void => void (nowMs = now.getTime()),
    advance: (durationMs: number): void => void (nowMs += durationMs),
  }
}

async function answer(
  service: TestService,
  clock: TestClock,
  identity: () => unknown,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { url = '' } = request
  const text = await new Response(Readable.toWeb(request) as ReadableStream).text()
  if (url === '/agent/licences') service.contacts++
  if (service.silent !== undefined && url.endsWith(service.silent)) return
  if (service.broken !== undefined && url.endsWith(service.broken))
    return void response.writeHead(503).end()
  const now = new Date(clock.now().getTime() + service.aheadMs)
  const say = (value: unknown) => void response.writeHead(200).end(JSON.stringify(value))
  if (url === '/agent/licences') {
    const { revoked, rootsChain } = service
    const week = weekOf(now, 'Indian/Reunion')
    return say({ now, school: identity(), week, licences: service.given, revoked, rootsChain })
  }
  if (url.startsWith('/agent/orders')) {
    // As the service does, it keeps the question while there is nothing.
    if (url.endsWith('wait=0') || service.orders.length > 0) say({ orders: service.orders })
    return
  }
  const licence = /^\/agent\/licences\/([^/]+)\/receipt$/.exec(url)?.[1]
  if (licence !== undefined) {
    service.receipts.push({ licence, stage: (JSON.parse(text) as Told).stage })
    return void response.writeHead(204).end()
  }
  if (url === '/agent/maintenance-events') {
    service.events.push(...(JSON.parse(text) as { events: TestService['events'] }).events)
    return void response.writeHead(204).end()
  }
  if (url === '/agent/journal') {
    service.journals.push((JSON.parse(text) as { text: string }).text)
    return void response.writeHead(204).end()
  }
  const problem = problemOf('not-found', {})
  response.writeHead(problem.status).end(JSON.stringify(problem))
}
