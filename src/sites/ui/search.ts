/** All is text in our addresses: a code such as 12345678 is no number. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

export function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  )
  const text = new URLSearchParams(given).toString()
  return text === '' ? '' : `?${text}`
}

/** `retour`: the page of this site to come back to after signing in. */
export function parseSignInSearch(search: Record<string, unknown>): {
  retour?: string | undefined
} {
  const { retour } = search
  return typeof retour === 'string' && isOwnPath(retour) ? { retour } : { retour: undefined }
}

function isOwnPath(path: string): boolean {
  return path.startsWith('/') && new URL(path, location.origin).origin === location.origin
}
