/** What a spreadsheet shows in one cell. */
type Cell = null | boolean | number | string

/**
 * Lines of cells as French spreadsheets open them: `;` between cells, CRLF between lines, UTF-8 with its mark
 * (RFC 4180 else). A cell that would begin a formula there begins with an apostrophe instead.
 */
export function spellCsv(lines: readonly (readonly Cell[])[]): string {
  return `\uFEFF${lines.map((cells) => `${cells.map(spellCell).join(';')}\r\n`).join('')}`
}

function spellCell(cell: Cell): string {
  const text =
    cell === null ? '' : typeof cell === 'boolean' ? (cell ? 'oui' : 'non') : String(cell)
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[;"\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
