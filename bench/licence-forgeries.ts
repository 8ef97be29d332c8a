import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { forgeryKinds } from '#licence-file/testing/forgeries/forge.ts'
import { makeMaterial } from '#licence-file/testing/forgeries/material.ts'
import {
  addTallies,
  outcomes,
  tryForgeries,
  type Seeds,
  type Tally,
} from '#licence-file/testing/forgeries/try-forgeries.ts'
import { seededRandom } from '#testing/seeded-random.ts'
import type { Figure } from './figure.ts'

type Share = Seeds & { threshold: number }

/**
 * A million seeded forgeries of every kind, on two cores: half of them against one root, half against two
 * of three. The codes of the refusals are the reference: forgeries must reach every lock that needs no key.
 */
export async function measure(): Promise<Figure[]> {
  const startMs = performance.now()
  const shares = [1, 2].flatMap((threshold) =>
    Array.from({ length: threads }, (_, first): Share => {
      return { threshold, first, end: forgeries / 2, step: threads }
    }),
  )
  const tallies: Tally[] = []
  while (shares.length > 0) tallies.push(...(await Promise.all(shares.splice(0, threads).map(run))))
  const tookS = Math.round((performance.now() - startMs) / 1000)
  return figures(addTallies(tallies), tookS)
}

function figures(tally: Tally, tookS: number): Figure[] {
  const counts = outcomes(tally)
  const codes = Object.entries(counts)
    .filter(([code]) => code.startsWith('L-'))
    .sort(([a], [b]) => a.localeCompare(b))
  const reference = codes.map(([code, count]) => `${code} ${count}`).join(', ')
  const tried = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const unused = Object.keys(forgeryKinds).filter((kind) => tally[kind] === undefined)
  const figure = (name: string, value: number, wanted: number, beside: string): Figure => ({
    figure: name,
    value,
    unit: '',
    reference: beside,
    ratio: null,
    target: String(wanted),
    holds: value === wanted,
  })
  const kinds = Object.keys(forgeryKinds).length
  return [
    figure('forgeries tried', tried, forgeries, `${tookS} s in ${threads} threads`),
    figure('forgeries accepted', counts['accepted'] ?? 0, 0, `refused: ${reference}`),
    {
      figure: 'changed files that still hold the genuine licence',
      value: counts['genuine'] ?? 0,
      unit: '',
      reference: 'a signature more, that counts for nothing',
      ratio: null,
      target: null,
      holds: null,
    },
    figure('forgeries that crash the verifier', counts['crashed'] ?? 0, 0, 'an exception'),
    figure('kinds of forgery used', kinds - unused.length, kinds, unused.join(', ') || 'all'),
  ]
}

function run(share: Share): Promise<Tally> {
  const worker = new Worker(new URL(import.meta.url), { workerData: share })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

const forgeries = 1_000_000
const threads = 2

if (!isMainThread) {
  const share = workerData as Share
  const material = await makeMaterial(share.threshold)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(await tryForgeries(material, share, seededRandom))
}
