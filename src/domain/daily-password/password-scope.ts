/** Whose password of the day a client takes: its distributor's, or the publisher's own while it has none. */
export function scopeOfClients(distributorId: string | null): string {
  return distributorId ?? 'editeur'
}
