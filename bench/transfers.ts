import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { SchoolSize } from '#demo/lifelike-school/sizes.ts'
import { openBackOffice, type BackOffice } from '#testing/back-office.ts'
import { foundDistributor, hire, type Person } from '#testing/people.ts'
import { startTestPostgres } from '#testing/test-postgres.ts'
import type { Figure } from './figure.ts'
import { round } from './quantile.ts'
import { readMeanwhile } from './transfers/readers.ts'
import { bareScanMs, compressedBytes, copyMs } from './transfers/references.ts'
import {
  changeMarks,
  factsOf,
  openMeasuredSchool,
  transferNow,
  type MeasuredSchool,
  type TransferFacts,
} from './transfers/school.ts'

const kilobyte = 1024
const readers = 100

/** Transfers of about 170 thousand and 1.3 million rows, a real agent against a real server on PostgreSQL. */
export async function measure(): Promise<Figure[]> {
  const postgres = await startTestPostgres()
  process.env['TEST_DATABASE'] = 'postgres'
  process.env['TEST_POSTGRES_URL'] = postgres.url
  try {
    const office = await openBackOffice({ now: new Date() })
    try {
      const technician = await hire(office, 'technicien', await foundDistributor(office))
      const sizes: readonly SchoolSize[] = process.argv.includes('--quick')
        ? ['small']
        : ['small', 'million']
      const figures: Figure[] = []
      for (const size of sizes) figures.push(...(await measureSize(office, technician, size)))
      return figures
    } finally {
      await office.close()
    }
  } finally {
    await postgres.stop()
  }
}

async function measureSize(
  office: BackOffice,
  technician: Person,
  size: SchoolSize,
): Promise<Figure[]> {
  const school = await openMeasuredSchool(office, technician, size)
  try {
    const first = await transferNow(school.agent)
    const figures = [
      await firstLoad(office, school, first),
      ...nothingChanged(school, await transferNow(school.agent)),
      ...(await changes(school)),
      await compacted(school),
      ...(await underReaders(office, school)),
    ]
    return [...figures, await killedAtHalf(office, technician, size, first)]
  } finally {
    await school.remove()
  }
}

async function firstLoad(
  office: BackOffice,
  { rows, clientId }: MeasuredSchool,
  { durationMs }: TransferFacts,
): Promise<Figure> {
  const referenceMs = await copyMs(office, clientId)
  return figure(`first load of ${thousands(rows)} rows`, {
    value: round(durationMs / 1000),
    unit: 's',
    reference: `COPY of the same rows, ${round(referenceMs / 1000)} s`,
    ratio: referenceMs / durationMs,
    target: '≥ 0.6 of its rate',
    holds: (ratio) => ratio >= 0.6,
  })
}

function nothingChanged(
  { rows, base }: MeasuredSchool,
  { durationMs, traffic }: TransferFacts,
): Figure[] {
  const scanMs = bareScanMs(base)
  const bytes = traffic.sentBytes + traffic.receivedBytes
  return [
    figure(`nothing changed, ${thousands(rows)} rows: messages`, {
      value: traffic.messages,
      unit: 'messages',
      reference: `${bytes} bytes both ways`,
      ratio: bytes / (2 * kilobyte),
      target: '1 message, < 2 KB',
      holds: (ratio) => traffic.messages === 1 && ratio < 1,
    }),
    figure(`nothing changed, ${thousands(rows)} rows: time`, {
      value: round(durationMs),
      unit: 'ms',
      reference: `bare scan and hash, ${round(scanMs)} ms`,
      ratio: durationMs / scanMs,
      target: '≤ 1.3',
      holds: (ratio) => ratio <= 1.3,
    }),
  ]
}

/** Marks that changed; with the notebook, then without it. */
async function changes(school: MeasuredSchool): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [at, count] of [1, 100, 1_000, 10_000].entries()) {
    const rows = changeMarks(school.base, count, at + 1)
    const facts = await transferNow(school.agent)
    const alone = compressedBytes(rows)
    figures.push(
      figure(`${thousands(rows.length)} changed of ${thousands(school.rows)}: bytes`, {
        value: facts.traffic.sentBytes + facts.traffic.receivedBytes,
        unit: 'bytes',
        reference: `the rows compressed, ${alone} bytes`,
        ratio:
          (facts.traffic.sentBytes + facts.traffic.receivedBytes) / (1.2 * alone + 2 * kilobyte),
        target: '≤ 1.2 × + 2 KB',
        holds: (ratio) => ratio <= 1,
      }),
    )
  }
  return [...figures, await withoutNotebook(school)]
}

async function withoutNotebook(school: MeasuredSchool): Promise<Figure> {
  const rows = changeMarks(school.base, 1_000, 9)
  for (const tail of ['', '-wal', '-shm'])
    await rm(join(school.agent.folder, `replique.sqlite${tail}`), { force: true })
  const facts = await transferNow(school.agent)
  const bytes = facts.traffic.sentBytes + facts.traffic.receivedBytes
  const allowed = 1.2 * compressedBytes(rows) + 3 * kilobyte + 40 * 2 * rows.length
  return figure(`1 thousand changed of ${thousands(school.rows)}, notebook lost: bytes`, {
    value: bytes,
    unit: 'bytes',
    reference: `40 bytes a differing hash more, ${Math.round(allowed)} bytes`,
    ratio: bytes / allowed,
    target: '≤ 1',
    holds: (ratio) => ratio <= 1,
  })
}

async function compacted(school: MeasuredSchool): Promise<Figure> {
  const database = new DatabaseSync(school.base)
  database.exec('reindex; vacuum')
  database.close()
  const facts = await transferNow(school.agent)
  const sent = facts.modules.reduce((sum, module) => sum + module.sent + module.removed, 0)
  return figure(`${thousands(school.rows)} rows reindexed and compacted: rows sent`, {
    value: sent,
    unit: 'rows',
    reference: `${facts.traffic.messages} message`,
    ratio: null,
    target: '0',
    holds: () => sent === 0,
  })
}

/** « Ré-init » : everything is compared while a hundred read. */
async function underReaders(office: BackOffice, school: MeasuredSchool): Promise<Figure[]> {
  const atRest = await readMeanwhile(office, school.clientId, readers, delay(5_000))
  changeMarks(school.base, 1_000, 13)
  const during = await readMeanwhile(
    office,
    school.clientId,
    readers,
    transferNow(school.agent, ['--complet']),
  )
  return [
    figure(`ré-init of ${thousands(school.rows)} rows under ${readers} readers: failed or half`, {
      value: during.failed + during.halfStates,
      unit: 'reads',
      reference: `${during.reads} reads`,
      ratio: null,
      target: '0',
      holds: () => during.failed + during.halfStates === 0,
    }),
    figure(`ré-init of ${thousands(school.rows)} rows under ${readers} readers: p99`, {
      value: round(during.p99Ms),
      unit: 'ms',
      reference: `at rest, ${round(atRest.p99Ms)} ms`,
      ratio: during.p99Ms / atRest.p99Ms,
      target: '≤ 1.5',
      holds: (ratio) => ratio <= 1.5,
    }),
  ]
}

async function killedAtHalf(
  office: BackOffice,
  technician: Person,
  size: SchoolSize,
  whole: TransferFacts,
): Promise<Figure> {
  const school = await openMeasuredSchool(office, technician, size)
  try {
    const running = school.agent.start(['transfert'])
    while ((await storedRows(office, school.clientId)) < school.rows / 2) await delay(20)
    running.kill()
    await running.ended
    factsOf(await school.agent.run(['transfert', '--json']))
    const { rows } = await sql<{ bytes: number }>`
      select sum(bytes_in)::bigint as bytes from transfers where client_id = ${school.clientId}`.execute(
      office.house.database.kysely,
    )
    const twice = (rows[0]?.bytes ?? 0) - whole.traffic.sentBytes
    return figure(`first load of ${thousands(school.rows)} rows killed at half: sent twice`, {
      value: twice,
      unit: 'bytes',
      reference: `uninterrupted, ${whole.traffic.sentBytes} bytes`,
      ratio: twice / whole.traffic.sentBytes,
      target: '≤ 0.05',
      holds: (ratio) => ratio <= 0.05,
    })
  } finally {
    await school.remove()
  }
}

async function storedRows({ house }: BackOffice, clientId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(published_count + staged_count), 0)::integer as count
    from replica_heads where client_id = ${clientId}`.execute(house.database.kysely)
  return rows[0]?.count ?? 0
}

type Measured = Omit<Figure, 'figure' | 'ratio' | 'holds'> & {
  readonly ratio: number | null
  readonly holds: (ratio: number) => boolean
}

function figure(name: string, { ratio, holds, ...rest }: Measured): Figure {
  return {
    figure: name,
    ...rest,
    ratio: ratio === null ? null : round(ratio),
    holds: holds(ratio ?? 0),
  }
}

function thousands(count: number): string {
  return count < 1000 ? String(count) : `${Math.round(count / 1000)} thousand`
}
