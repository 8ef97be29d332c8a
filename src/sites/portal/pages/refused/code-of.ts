/** The code as it is written, however it was read out: L-07, l 7, 07…; anything else as it was typed. */
export function codeOf(typed: string): string {
  const [, number] = /^\s*l?[\s\p{Pd}]*(\d{1,2})\s*$/iu.exec(typed) ?? []
  return number === undefined ? typed.trim() : `L-${number.padStart(2, '0')}`
}
