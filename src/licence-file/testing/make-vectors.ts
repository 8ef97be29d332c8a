import { writeFile } from 'node:fs/promises'
import { verifyLicenceFile } from '../verify-licence-file.ts'
import { genuine, rootKeys, type Case, type Cases } from './cases/case.ts'
import { clockCases } from './cases/clock-cases.ts'
import { keyRingCases } from './cases/key-ring-cases.ts'
import { passwordCases, passwordFiles } from './cases/password-cases.ts'
import { payloadCases } from './cases/payload-cases.ts'
import { rootsCases } from './cases/roots-cases.ts'
import { signatureCases } from './cases/signature-cases.ts'
import { spellingCases } from './cases/spelling-cases.ts'
import { weekCases } from './cases/week-cases.ts'
import { rootsOf } from './example.ts'
import { bytesOf, outcomeOf, trustOf, type VerdictVector, type Vectors } from './vector.ts'

/** All that vectors.json holds, always the same: `node src/licence-file/testing/make-vectors.ts` writes it. */
export async function makeVectors(): Promise<Vectors> {
  const roots = rootsOf(rootKeys)
  const sets = [
    await weekCases(),
    await clockCases(),
    await keyRingCases(),
    await rootsCases(),
    await signatureCases(),
    await payloadCases(),
    spellingCases(),
  ]
  const files: Vectors['files'] = { ...filesOf(sets), ...(await passwordFiles()) }
  files['bytes that are no UTF-8'] = { hex: `${Buffer.from(genuine).toString('hex')}ff` }
  const verdicts = sets
    .flatMap((set) => Object.entries(set))
    .flatMap(([file, { cases }]) => cases.map((each) => vectorOf(file, each)))
  verdicts.push(
    vectorOf('bytes that are no UTF-8', { name: 'not UTF-8', expected: 'refused L-02' }),
  )
  for (const vector of verdicts) {
    const verdict = await verifyLicenceFile(bytesOf(files[vector.file]), trustOf(vector, roots))
    const { warnings, marks } = outcomeOf(verdict)
    if (warnings && marks) Object.assign(vector, { warnings, marks })
  }
  return { roots, files, verdicts, passwords: passwordCases() }
}

function filesOf(sets: readonly Cases[]): Record<string, string> {
  const entries = sets.flatMap((set) => Object.entries(set))
  return Object.fromEntries(entries.map(([name, { file }]) => [name, file]))
}

/** The usual school on the Wednesday of the week, unless the case says otherwise. */
function vectorOf(file: string, { name, expected, ...known }: Case): VerdictVector {
  const [state = '', code] = expected.split(' ')
  const client = { ogec: '0000000A', id: 'cl-000001' }
  return {
    name,
    file,
    now: '2026-11-25T09:00:00Z',
    client,
    ...known,
    state: state as VerdictVector['state'],
    ...(code !== undefined && { code }),
  }
}

if (import.meta.main) {
  const text = JSON.stringify(await makeVectors(), undefined, 2)
  await writeFile(new URL('vectors.json', import.meta.url), `${text}\n`)
}
