import { splitBlocks, textOf } from './journal-lines.ts'

/**
 * The beginning of a journal that stands newest first, in whole blocks and at most so many bytes,
 * counted as JSON writes it, so that a request of that size holds it. Of a newest block that alone is too long, its first lines. What stands before the first block
 * goes before a block does.
 */
export function newestThatFit(text: string, bytesMax: number): string {
  const { before, blocks } = splitBlocks(text)
  const kept: string[] = []
  let leftBytes = bytesMax
  for (const lines of blocks) {
    const block = textOf(lines)
    const bytes = bytesOf(block)
    if (bytes > leftBytes) {
      if (kept.length === 0) kept.push(linesThatFit(lines, leftBytes))
      return kept.join('')
    }
    kept.push(block)
    leftBytes -= bytes
  }
  return linesThatFit(before, leftBytes) + kept.join('')
}

function linesThatFit(lines: readonly string[], bytesMax: number): string {
  const kept: string[] = []
  let leftBytes = bytesMax
  for (const line of lines) {
    leftBytes -= bytesOf(`${line}\n`)
    if (leftBytes < 0) break
    kept.push(line)
  }
  return textOf(kept)
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(JSON.stringify(text)).length - '""'.length
}
