import type { Virtualizer } from '@tanstack/react-virtual'
import { useCallback, useState } from 'react'
import { lastPlace, rememberPlace } from '#sites/portal/last-list.ts'
import type { ClientFilter } from './list-search.ts'

type Rows = Virtualizer<Window, HTMLDivElement>
type Active = {
  /** -1: none yet. */
  readonly index: number
  /** Whether the row must take the focus. */
  readonly focus: boolean
}

export type ActiveRow = ReturnType<typeof useActiveRow>

/** Which row the keyboard is on: one stop for Tab, arrows from row to row. Another filter starts afresh. */
export function useActiveRow(filter: ClientFilter, count: number) {
  const [active, setState] = useState<Active>(() => {
    const index = lastPlace()?.row ?? -1
    return { index, focus: index >= 0 }
  })
  const [seen, setSeen] = useState(filter)
  if (filter !== seen) {
    setSeen(filter)
    setState({ index: -1, focus: false })
  }
  const go = useCallback((index: number, focus: boolean): void => {
    setState({ index, focus })
    rememberPlace({ scrollTop: window.scrollY, row: index })
  }, [])
  const setActive = useCallback(
    (index: number) => {
      go(index, false)
    },
    [go],
  )
  const keys = (event: KeyboardEvent, rows: Rows): void => {
    const step = stepOf(event.key, rows)
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    const index = Math.min(Math.max(active.index + step, 0), count - 1)
    if (index === 0) window.scrollTo(0, 0)
    else rows.scrollToIndex(index)
    go(index, true)
  }
  const first = (): void => {
    if (count > 0) go(0, true)
  }
  return { active, keys, setActive, first }
}

function stepOf(key: string, rows: Rows): number | undefined {
  const [row] = rows.getVirtualItems()
  const screen = Math.max(1, Math.floor(window.innerHeight / (row?.size ?? 40)) - 4)
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: screen,
    PageUp: -screen,
    Home: -Infinity,
    End: Infinity,
  }
  return steps[key]
}
