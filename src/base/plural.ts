/** `2 clients`, in French: below two is one. */
export function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString('fr-FR')} ${Math.abs(count) < 2 ? one : many}`
}
