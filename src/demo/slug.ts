import { searchable } from '#base/searchable.ts'

/** For the left or right of an address: « Saint-Évrolin » gives `saint-evrolin`. */
export function slug(text: string, separator: '-' | '.' = '-'): string {
  return searchable(text).replace(/[^a-z0-9]+/g, (gap) => (gap === ' ' ? separator : '-'))
}
