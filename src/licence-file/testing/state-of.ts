import { verifyLicenceFile, type Trust } from '../verify-licence-file.ts'

/** A verdict in one line: `in-force`, `in-force, clock-back`, `refused L-11`. */
export async function stateOf(file: Uint8Array | string, trust: Trust): Promise<string> {
  const verdict = await verifyLicenceFile(Buffer.from(file), trust)
  if ('code' in verdict) return `${verdict.state} ${verdict.code}`
  return [verdict.state, ...verdict.warnings.map(({ kind }) => kind)].join(', ')
}
