import { lookup as askSystem } from 'node:dns'
import type { LookupFunction } from 'node:net'

/** `localhost` and every name under it are this machine, whatever a resolver says (RFC 6761, 6.3). */
export function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost')
}

/** Node asks the resolver for those names, and most know none under `localhost`; any other is the system's. */
export const lookup: LookupFunction = (name, options, found) => {
  if (!isLoopbackName(name)) return askSystem(name, options, found)
  const { family = 0, all } = options
  const wanted = loopback.filter((each) => [0, each.family, `IPv${each.family}`].includes(family))
  const [first] = wanted
  if (all) found(null, wanted)
  else if (first) found(null, first.address, first.family)
}

const loopback = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
]
