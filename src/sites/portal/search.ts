/** Which lines to show: kind, days, names and text. */
export function parseAuditSearch(search: Record<string, unknown>): AuditSearch {
  return {
    evenement: textOf(search['evenement']),
    du: textOf(search['du']),
    au: textOf(search['au']),
    personne: textOf(search['personne']),
    client: textOf(search['client']),
    texte: textOf(search['texte']),
  }
}
type AuditSearch = {
  evenement?: string | undefined
  du?: string | undefined
  au?: string | undefined
  personne?: string | undefined
  client?: string | undefined
  texte?: string | undefined
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

/** `lot`: the import that is shown. */
export function parseLotSearch({ lot }: Record<string, unknown>): { lot?: string | undefined } {
  return { lot: textOf(lot) }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
