import { readEnvelope } from '../../envelope.ts'
import { verifyLicenceFile } from '../../verify-licence-file.ts'
import { drawFrom } from './draw.ts'
import { forge, forgeryKinds, type ForgeryKind } from './forge.ts'
import type { Material } from './material.ts'

/**
 * How many of each kind met which code. In the place of a code, `accepted` and `crashed` are where it went
 * wrong; `genuine` is the genuine licence and key ring with a signature more, of a name that is no root's,
 * which whoever carries the file can add and which counts for nothing.
 */
export type Tally = Record<string, Record<string, number>>

/** From `first` to below `end`. */
export type Seeds = { first: number; end: number; step?: number }

/** The forgeries of these seeds, each kind in turn, each judged by one of the two machines. */
export async function tryForgeries(
  material: Material,
  { first, end, step = 1 }: Seeds,
  randomFrom: (seed: number) => () => number,
): Promise<Tally> {
  const kinds = Object.keys(forgeryKinds) as ForgeryKind[]
  const tally: Tally = {}
  for (let seed = first; seed < end; seed += step) {
    const draw = drawFrom(randomFrom(seed))
    const kind = kinds[seed % kinds.length] ?? draw.among(kinds)
    const outcome = await judged(forge(kind, material, draw), material, draw.below(2))
    const row = (tally[kind] ??= {})
    row[outcome] = (row[outcome] ?? 0) + 1
  }
  return tally
}

export function addTallies(tallies: readonly Tally[]): Tally {
  const sum: Tally = {}
  for (const [kind, counts] of tallies.flatMap((tally) => Object.entries(tally))) {
    const row = (sum[kind] ??= {})
    for (const [outcome, count] of Object.entries(counts))
      row[outcome] = (row[outcome] ?? 0) + count
  }
  return sum
}

/** All kinds together, by outcome. */
export function outcomes(tally: Tally): Record<string, number> {
  return addTallies(Object.values(tally).map((row) => ({ all: row })))['all'] ?? {}
}

async function judged(file: Buffer, material: Material, at: number): Promise<string> {
  const [machine] = material.machines.slice(at)
  if (!machine) throw new RangeError('no such machine')
  try {
    const verdict = await verifyLicenceFile(file, machine)
    if (verdict.state === 'refused') return verdict.code
    return holdsTheGenuine(file, material) ? 'genuine' : 'accepted'
  } catch {
    return 'crashed'
  }
}

function holdsTheGenuine(file: Buffer, { licence, trousseau }: Material): boolean {
  const envelope = readEnvelope(file)
  if (typeof envelope === 'string') return false
  return envelope.licence === licence && envelope.trousseau.payload === trousseau.payload
}
