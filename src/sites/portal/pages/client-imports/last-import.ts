import { whenPersonChanges } from '#sites/ui/sign-in/change-person.ts'

const name = 'client-import'

/** The import ordered last on this browser whose end nobody has seen yet. */
export function lastImport(): string | undefined {
  return localStorage.getItem(name) ?? undefined
}

export function rememberImport(id: string): void {
  localStorage.setItem(name, id)
}

export function forgetImport(): void {
  localStorage.removeItem(name)
}

whenPersonChanges(forgetImport)
