import { getCACertificates } from 'node:tls'
import { Agent, EnvHttpProxyAgent, ProxyAgent, type Dispatcher } from 'undici'
import { fail } from '../failures.ts'
import type { Patience, Run } from '../machine.ts'
import { isLoopbackName, lookup } from './loopback.ts'
import { parseProxy, passwordOf } from './proxy.ts'

export type Way = {
  readonly address: string
  /** The proxy kept with the attachment; without one the environment's is used. */
  readonly proxy: string | null
  /** One more authority to believe, in PEM. */
  readonly authority: string | undefined
}

/** The way out: straight, or through the school's proxy. Whoever opens it destroys it. */
export function openDispatcher(
  { address, proxy, authority }: Way,
  { machine, hide }: Pick<Run, 'machine' | 'hide'>,
): Dispatcher {
  const tls = secure(authority, machine.patience)
  const straight = { connect: tls, allowH2: false }
  // Nothing of this machine's own, in clear, is to leave it.
  const { protocol, hostname } = new URL(address)
  if (protocol === 'http:' || isLoopbackName(hostname)) return new Agent(straight)
  if (proxy !== null) {
    hide(passwordOf(proxy) ?? '')
    return new ProxyAgent({ ...straight, requestTls: tls, proxyTls: tls, uri: proxy })
  }
  const named = (name: string): string =>
    machine.environment[name.toLowerCase()] || machine.environment[name] || ''
  const uri = named('HTTPS_PROXY') || named('HTTP_PROXY')
  if (uri === '') return new Agent(straight)
  const httpsProxy =
    parseProxy(uri) ?? fail('proxy-address-refused', { origin: 'HTTPS_PROXY ou HTTP_PROXY' })
  hide(passwordOf(httpsProxy) ?? '')
  return new EnvHttpProxyAgent({
    ...straight,
    requestTls: tls,
    proxyTls: tls,
    httpProxy: '',
    httpsProxy,
    noProxy: named('NO_PROXY'),
  })
}

/**
 * Node's authorities (NODE_EXTRA_CA_CERTS among them), those of the system, where a school's own is
 * usually installed, and the one given with --ca.
 */
function secure(authority: string | undefined, { connectMs }: Patience) {
  const known = [...getCACertificates('default'), ...getCACertificates('system')]
  return {
    timeout: connectMs,
    allowH2: false,
    lookup,
    // Said aloud, so that NODE_TLS_REJECT_UNAUTHORIZED=0 left in an environment opens nothing.
    rejectUnauthorized: true,
    ca: [...new Set(authority === undefined ? known : [...known, authority])],
  }
}
