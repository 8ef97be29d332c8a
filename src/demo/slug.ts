import { searchable } from '#base/searchable.ts'

/** For a part of an address: « Saint-Évrolin » gives `saint-evrolin`. */
export function slug(text: string): string {
  return searchable(text).replace(/[^a-z0-9]+/g, '-')
}
