import type { JournalBlock } from '#base/agent-journal/journal-block.ts'
import { searchable } from '#base/searchable.ts'

/** What a block shows of a search: the places of the lines that hold all of its words; none without words. */
export type FoundBlock = { readonly block: JournalBlock; readonly lines: ReadonlySet<number> }

/** The blocks of which some line holds what was typed, whatever its case and accents; all of them for nothing typed. */
export function findBlocks(blocks: readonly JournalBlock[], typed: string): readonly FoundBlock[] {
  const words = searchable(typed).split(' ').filter(Boolean)
  if (words.length === 0) return blocks.map((block) => ({ block, lines: new Set() }))
  return blocks.flatMap((block) => {
    const lines = new Set(
      block.lines.flatMap((line, place) => (holdsAll(searchable(line), words) ? [place] : [])),
    )
    return lines.size === 0 ? [] : [{ block, lines }]
  })
}

function holdsAll(line: string, words: readonly string[]): boolean {
  return words.every((word) => line.includes(word))
}
