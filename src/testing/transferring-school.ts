import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import {
  catalogue,
  collectionsOf,
  findCollection,
  sentModules,
} from '#replication/catalogue/catalogue.ts'
import type { Row } from '#replication/rows/check-row.ts'
import { keyOf } from '#replication/rows/row-key.ts'
import { ExchangeFailure, type Exchange } from '#replication/school-side/exchange.ts'
import { runTransfer } from '#replication/school-side/run-transfer.ts'
import type {
  SchoolSide,
  TransferOrder,
  TransferReport,
} from '#replication/school-side/school-side.ts'
import { emptyBase, type MemoryBase } from '#replication/testing/memory-base.ts'
import { emptyNotebook, memoryNotebook } from '#replication/testing/memory-notebook.ts'
import { memorySink } from '#replication/testing/memory-sink.ts'
import { memorySource } from '#replication/testing/memory-source.ts'
import { attachAgent, type AttachedAgent } from './attach-agent.ts'
import type { BackOffice } from './back-office.ts'
import { fetch } from './loopback-fetch.ts'
import type { Person } from './people.ts'
import { openOnlineSchool } from './school-people.ts'

/** A school whose base lies in memory and whose agent transfers to the real service over HTTP. */
export type TransferringSchool = {
  readonly clientId: string
  readonly agent: AttachedAgent
  readonly base: MemoryBase
  readonly exchange: Exchange
  /** Puts rows in the base, by the names of their fields. */
  put(collection: string, rows: readonly Readonly<Record<string, unknown>>[]): void
  remove(collection: string, keys: readonly string[]): void
  transfer(order?: Partial<TransferOrder>, side?: Partial<SchoolSide>): Promise<TransferReport>
  /** A transfer that stops after so many messages, as when the machine is switched off. */
  transferInPart(messages: number): Promise<void>
}

export async function openTransferringSchool(
  office: BackOffice,
  technician: Person,
  some: Parameters<typeof openOnlineSchool>[2] = {},
): Promise<TransferringSchool> {
  const { id: clientId } = await openOnlineSchool(office, technician, some)
  const agent = await attachAgent(office, technician, clientId)
  const base = emptyBase(catalogue.map(({ name }) => name))
  const notebook = emptyNotebook()
  const exchange = exchangeOf(office, agent)
  const transfer: TransferringSchool['transfer'] = (order = {}, changed = {}) =>
    runTransfer({ ...side(), ...changed }, { ...daily, ...order })
  const side = (): SchoolSide => ({
    catalogue,
    source: memorySource(base, catalogue),
    sink: memorySink(base, catalogue),
    notebook: memoryNotebook(notebook),
    exchange,
    fetchKey: async () => (await agent.call('GET /agent/transfers/key')).key,
    installation: createHash('sha256').update(agent.id).digest('hex'),
    mapped: new Set(collectionsOf(catalogue, { owner: 'school' }).map(({ name }) => name)),
    newId: randomUUID,
    wait: async () => {},
    describe: ({ code, details }) => `La table ${details.collection} : ${code}.`,
    tell: () => {},
  })
  return {
    clientId,
    agent,
    base,
    exchange,
    put: (name, rows) => {
      const collection = findCollection(catalogue, name)
      if (collection === undefined) throw new Error(`No collection is called ${name}.`)
      const table = base.tables.get(name) ?? new Map<string, Row>()
      base.tables.set(name, table)
      for (const values of rows) {
        const row = Object.keys(collection.fields).map((field) => values[field] ?? null) as Row
        table.set(keyOf(collection)(row), row)
      }
    },
    remove: (name, keys) => {
      for (const key of keys) base.tables.get(name)?.delete(key)
    },
    transfer,
    transferInPart: async (messages) => {
      let sent = 0
      const switchedOff = new ExchangeFailure('refused', 'switched-off')
      const exchangeInPart: Exchange = (body) =>
        (sent += 1) > messages ? Promise.reject(switchedOff) : exchange(body)
      await assert.rejects(transfer({}, { exchange: exchangeInPart }), switchedOff)
    },
  }
}

const daily: TransferOrder = {
  mode: 'automatic',
  complete: false,
  modules: sentModules(catalogue),
  acceptDisappearance: false,
}

/** As the agent posts its messages; what the service refuses is said by its code. */
function exchangeOf(office: BackOffice, agent: AttachedAgent): Exchange {
  return async (body) => {
    const response = await postMessage(office, agent.credential, body)
    if (response.status === 200) return Buffer.from(await response.arrayBuffer())
    const { code } = (await response.json()) as { code: string }
    throw new ExchangeFailure('refused', code)
  }
}

/** The bare answer to one message. */
export function postMessage(
  office: Pick<BackOffice, 'agentsUrl'>,
  credential: string,
  body: Uint8Array | string,
  type = 'application/octet-stream',
) {
  return fetch(new URL('/agent/transfers', office.agentsUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${credential}`, 'content-type': type },
    body,
  })
}
