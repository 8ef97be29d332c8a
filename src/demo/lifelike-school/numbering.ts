/** The next integer id, from there on. */
export function numbering(from: number): () => number {
  let next = from
  return () => next++
}
