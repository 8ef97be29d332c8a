import type { Module } from '#contracts/licences.ts'
import { collectionsOf } from '../catalogue/catalogue.ts'
import type { SchoolSide } from './school-side.ts'

/** Collections of these modules that this school does not send: never sent, never sent empty. */
export function unmappedOf(
  { catalogue, mapped }: SchoolSide,
  modules: readonly Module[],
): string[] {
  return modules
    .flatMap((module) => collectionsOf(catalogue, { owner: 'school', module }))
    .map(({ name }) => name)
    .filter((name) => !mapped.has(name))
}
