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

/** `evenement`: the only kind of line to show. */
export function parseAuditSearch({ evenement }: Record<string, unknown>): {
  evenement?: string | undefined
} {
  return typeof evenement === 'string' && evenement !== ''
    ? { evenement }
    : { evenement: undefined }
}

/** `distributeur` and `motif`: which clients of the board to show. */
export function parseBoardSearch({ distributeur, motif }: Record<string, unknown>): {
  distributeur?: string | undefined
  motif?: string | undefined
} {
  return { distributeur: textOf(distributeur), motif: textOf(motif) }
}

/** `code`: the refusal that was read on the phone. */
export function parseCodeSearch({ code }: Record<string, unknown>): { code?: string | undefined } {
  return { code: textOf(code)?.slice(0, 20) }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function isOwnPath(path: string): boolean {
  return path.startsWith('/') && new URL(path, location.origin).origin === location.origin
}
