import type { QueryClient } from '@tanstack/react-query'

const forgetters = new Set<() => void>()

/** What a site remembers beside its queries is forgotten with them. */
export function whenPersonChanges(forget: () => void): void {
  forgetters.add(forget)
}

/** Another person comes, or this one goes: nothing that one has seen is kept for the next. */
export function changePerson(queryClient: QueryClient): void {
  for (const forget of forgetters) forget()
  queryClient.clear()
}
