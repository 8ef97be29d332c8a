import type { Icon } from '@tabler/icons-react'

/** What can be chosen: what it is called, what is said beside, and what it does once the palette has closed. */
export type Entry = {
  readonly id: string
  readonly label: string
  readonly aside?: string | undefined
  readonly icon: Icon
  /** Also found by these. */
  readonly words?: string
  readonly run: () => void
}

export type Section = { readonly title: string; readonly entries: readonly Entry[] }
