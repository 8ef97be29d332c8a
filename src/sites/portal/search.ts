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
