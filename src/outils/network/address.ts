import { isLoopbackName } from './loopback.ts'

/**
 * The origin of an address, or undefined: https anywhere, http on this machine alone, nothing after
 * the host, so that nobody reads the credential on its way.
 */
export function parseAddress(typed: string): string | undefined {
  const text = typed.trim()
  const url = URL.parse(text)
  if (!url || url.pathname !== '/' || url.search !== '' || url.hash !== '') return undefined
  if (url.username !== '' || url.password !== '') return undefined
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  return safe && text.length <= 300 ? url.origin : undefined
}

/** URL has already spelt every form of an IPv4 address as four numbers. */
function isLoopback(hostname: string): boolean {
  return isLoopbackName(hostname) || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}
