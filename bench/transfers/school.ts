import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { writeLifelikeSchool } from '#demo/lifelike-school/write-lifelike-school.ts'
import { writeMapping } from '#demo/lifelike-school/write-mapping.ts'
import type { SchoolSize } from '#demo/lifelike-school/sizes.ts'
import { createEnrolmentCode } from '#domain/enrolment/create-enrolment-code.ts'
import type { BackOffice } from '#testing/back-office.ts'
import { openSchool, type Person } from '#testing/people.ts'
import { buildTestAgent, realAgent, type RealAgent } from '#testing/real-agent.ts'

/** One school with its base, its mapping and its agent, on this machine. */
export type MeasuredSchool = {
  readonly clientId: string
  readonly rows: number
  readonly base: string
  readonly agent: RealAgent
  readonly bundle: string
  readonly home: string
  readonly remove: () => Promise<void>
}

export type TransferFacts = {
  readonly outcome: string
  readonly isUnchanged: boolean
  readonly durationMs: number
  readonly traffic: {
    readonly messages: number
    readonly sentBytes: number
    readonly receivedBytes: number
  }
  readonly modules: readonly { readonly sent: number; readonly removed: number }[]
}

export async function openMeasuredSchool(
  office: BackOffice,
  technician: Person,
  size: SchoolSize,
): Promise<MeasuredSchool> {
  const home = await mkdtemp(join(tmpdir(), 'bench-transfers-'))
  const base = join(home, 'ecole.sqlite')
  const counts = writeLifelikeSchool(base, { seed: 7, size })
  writeMapping(join(home, 'correspondance.json'))
  const bundle = await buildTestAgent(home)
  const { id: clientId, ogec } = await openSchool(office, technician)
  const { call } = technician.browser
  const params = { clientId }
  await call('POST /api/clients/:clientId/online-service', { params, body: { ogec } })
  await call('PUT /api/clients/:clientId/online-service/access', { params, body: { open: true } })
  const { code } = await office.work(technician.actor, (work) =>
    createEnrolmentCode(work, clientId),
  )
  const agent = realAgent(bundle, join(home, 'agent'))
  expectGood(await agent.run(['rattacher', office.agentsUrl], `${code}\n`))
  expectGood(await agent.run(['source', 'definir', join(home, 'correspondance.json')]))
  const rows = Object.values(counts).reduce((sum, count) => sum + (count ?? 0), 0)
  return {
    clientId,
    rows,
    base,
    agent,
    bundle,
    home,
    remove: () => rm(home, { recursive: true, force: true }),
  }
}

export async function transferNow(
  agent: RealAgent,
  words: readonly string[] = [],
): Promise<TransferFacts> {
  return factsOf(await agent.run(['transfert', '--json', ...words]))
}

export function factsOf(ended: { code: number | null; out: string; err: string }): TransferFacts {
  expectGood(ended)
  return JSON.parse(ended.out) as TransferFacts
}

/** Changes `count` marks spread over the base; gives their rows as they are sent. */
export function changeMarks(base: string, count: number, seed: number): readonly unknown[] {
  const database = new DatabaseSync(base)
  try {
    const total = Number(database.prepare('select count(*) as n from NOTE').get()?.['n'])
    const step = Math.max(1, Math.floor(total / count))
    const value = `${(seed % 20) + 0.25}`.replace('.', ',')
    database
      .prepare(
        `update NOTE set VALEUR = ? where rowid in (
           select rowid from (select rowid, row_number() over (order by rowid) as n from NOTE)
           where n % ? = ? limit ?)`,
      )
      .run(value, step, seed % step, count)
    return database
      .prepare('select IDDEVOIR, IDELEVE, VALEUR from NOTE where VALEUR = ?')
      .all(value)
      .slice(0, count)
      .map((row) => [String(row['IDDEVOIR']), String(row['IDELEVE']), row['VALEUR'], false])
  } finally {
    database.close()
  }
}

function expectGood(ended: { code: number | null; out: string; err: string }): void {
  if (ended.code !== 0)
    throw new Error(`The agent ended with ${ended.code}: ${ended.out}${ended.err}`)
}
