/** Longer than any line of ours: it is kept as text, and no pattern is tried on it. */
export const lineCharactersMax = 500

/** The lines of a text, whatever ends them; the end of the last one begins no other. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

export function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}

const marks = {
  start: /^-+\s*D[EÉ]BUT\b/,
  end: /^-+\s*FIN\b/,
  error: /^ERREUR\s*:\s*/,
  abandon: /^ABANDON\s*:\s*/,
  mode: /^Mode\s*:\s*/,
  module: /^R[ée]plication\s+/,
} as const
export type Mark = keyof typeof marks

/** Whether the line is such a mark, and what it says after it; undefined when it is not. */
export function afterMark(line: string, mark: Mark): string | undefined {
  if (line.length > lineCharactersMax) return undefined
  const plain = line.normalize('NFC').trimEnd()
  const found = marks[mark].exec(plain)
  return found === null ? undefined : plain.slice(found[0].length)
}

export function isMark(line: string): boolean {
  return Object.keys(marks).some((mark) => afterMark(line, mark as Mark) !== undefined)
}

/** The lines in runs, in the order of the text: what stands before the first block, then each block. */
export function splitBlocks(text: string): {
  readonly before: readonly string[]
  readonly blocks: readonly (readonly string[])[]
} {
  const before: string[] = []
  const blocks: string[][] = []
  for (const line of linesOf(text)) {
    if (afterMark(line, 'start') !== undefined) blocks.push([line])
    else (blocks.at(-1) ?? before).push(line)
  }
  return { before, blocks }
}
