/** A proxy as it is kept, or undefined; `hôte:port` alone, as many write it, is read as http://. */
export function parseProxy(typed: string): string | undefined {
  const text = typed.trim()
  const url = URL.parse(text.includes('://') ? text : `http://${text}`)
  if (!url || !['http:', 'https:'].includes(url.protocol) || text.length > 500) return undefined
  if (url.hostname === '' || url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return undefined
  return passwordOf(url.href) === undefined ? undefined : url.href
}

/** The password of a proxy, '' when it has none, undefined when it is written with a stray %. */
export function passwordOf(proxy: string): string | undefined {
  try {
    const { username, password } = new URL(proxy)
    decodeURIComponent(username)
    return decodeURIComponent(password)
  } catch {
    return undefined
  }
}
