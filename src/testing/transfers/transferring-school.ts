import assert from 'node:assert/strict'
import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from '../browser.ts'
import { openHostileProxy, type Fate, type HostileProxy } from '../hostile-proxy.ts'
import { schoolFields } from '../people.ts'
import { realAgent, type EndedAgent, type RealAgent } from '../real-agent.ts'
import { seenMessage, type SeenMessage } from './messages-seen.ts'
import { schoolFilesIn, type SchoolFiles } from './small-school.ts'

/** A school with a base and an agent of its own, and a proxy between it and the service. */
export type TransferringSchool = SchoolFiles & {
  readonly clientId: string
  readonly agent: RealAgent
  readonly proxy: HostileProxy
  /** All that came so far, and what decides of the next. */
  readonly seen: SeenMessage[]
  meddle(fateOf: (message: SeenMessage) => Fate | Promise<Fate>): void
  /** `outils transfert`, nothing in its way. */
  transfer(words?: readonly string[]): Promise<EndedAgent>
}

type Wanted = {
  readonly browser: Browser
  /** Of the new client; null where whoever signs in belongs to no distributor. */
  readonly distributorId: string | null
  readonly agentsUrl: string
  readonly bundle: string
  /** A folder with a base and its mapping, which are copied. */
  readonly model: string
  readonly home: string
  /** The agent's folder; inside `home` unless told otherwise. */
  readonly agentFolder?: string
}

/** Opened, attached and told where its base is, as a technician and a secretary do it. */
export async function openTransferringSchool(wanted: Wanted): Promise<TransferringSchool> {
  const { home, browser } = wanted
  await mkdir(home, { recursive: true })
  const files = schoolFilesIn(home)
  const model = schoolFilesIn(wanted.model)
  await cp(model.base, files.base)
  await cp(model.mapping, files.mapping)

  const { clientId, code } = await openOnline(browser, wanted.distributorId)
  const pass = (): Fate => ({ kind: 'pass' })
  let fateOf: (message: SeenMessage) => Fate | Promise<Fate> = pass
  const seen: SeenMessage[] = []
  const proxy = await openHostileProxy(new URL(wanted.agentsUrl), (number, body) => {
    const message = seenMessage(number, body)
    seen.push(message)
    return fateOf(message)
  })
  const agent = realAgent(wanted.bundle, wanted.agentFolder ?? join(home, 'agent'))
  assertGood(await agent.run(['rattacher', proxy.url], `${code}\n`))
  assertGood(await agent.run(['source', 'definir', files.mapping]))
  return {
    ...files,
    clientId,
    agent,
    proxy,
    seen,
    meddle: (next) => (fateOf = next),
    transfer: (words = []) => {
      fateOf = pass
      return agent.run(['transfert', ...words])
    },
  }
}

async function openOnline({ call }: Browser, distributorId: string | null) {
  const { id: clientId, ogec } = await call('POST /api/clients', {
    body: schoolFields(distributorId),
  })
  const params = { clientId }
  await call('POST /api/clients/:clientId/online-service', { params, body: { ogec } })
  await call('PUT /api/clients/:clientId/online-service/access', { params, body: { open: true } })
  const { code } = await call('POST /api/clients/:clientId/enrolment-codes', { params })
  return { clientId, code }
}

export function assertGood(ended: EndedAgent): void {
  assert.equal(ended.code, 0, `${ended.out}\n${ended.err}`)
}
