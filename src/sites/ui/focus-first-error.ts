import type { FormEvent } from 'react'

/** After a refused form: once the errors are on the page, the first field in error takes the focus. */
export function focusFirstError(
  _errors: unknown,
  _typed: unknown,
  event: FormEvent<HTMLFormElement> | undefined,
): void {
  const form = event?.currentTarget
  requestAnimationFrame(() => {
    const field = form?.querySelector<HTMLElement>('[aria-invalid=true]')
    field?.focus({ preventScroll: true })
    field?.scrollIntoView({ block: 'center' })
  })
}
