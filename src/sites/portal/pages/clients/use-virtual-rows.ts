import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual'
import { useLayoutEffect, useState, type RefObject } from 'react'
import { lastPlace, rememberPlace } from '#sites/portal/last-list.ts'

type Options = {
  readonly body: RefObject<HTMLDivElement | null>
  readonly count: number
  readonly cards: boolean | undefined
  readonly active: number
}

/** The rows in sight of the page's own scroll, which is put back where it was left. */
export function useVirtualRows({ body, count, cards, active }: Options) {
  const [top, setTop] = useState(0)
  const [rem, setRem] = useState(rootRem)
  const rows = useWindowVirtualizer<HTMLDivElement>({
    count,
    estimateSize: () => (cards ? cardRem : rowRem) * rem,
    overscan: 6,
    scrollMargin: top,
    scrollPaddingStart: cards ? 0 : stickyRem * rem,
    // The row that has the focus stays, however far one scrolls.
    rangeExtractor: (range) => withRow(range, active),
  })
  useLayoutEffect(() => {
    const place = (): void => {
      setRem(rootRem())
      if (body.current) setTop(body.current.getBoundingClientRect().top + window.scrollY)
    }
    place()
    const observer = new ResizeObserver(place)
    observer.observe(document.body)
    return () => {
      observer.disconnect()
    }
  }, [body])
  useLayoutEffect(() => {
    rows.measure()
  }, [rows, cards, rem])
  useScrollMemory()
  useInSight(body, active, rows.getVirtualItems().length > 0)
  return rows
}

/** Back from a client, the row may be another one than was left: that of the client one had come to. */
function useInSight(body: Options['body'], row: number, stands: boolean): void {
  const [back] = useState(row)
  useLayoutEffect(() => {
    const element = body.current?.querySelector(`[data-index="${back}"]`)
    if (!stands || !element) return
    const { top, bottom } = element.getBoundingClientRect()
    if (top < 0 || bottom > window.innerHeight) element.scrollIntoView({ block: 'center' })
  }, [body, back, stands])
}

const rowRem = 2.5
const cardRem = 7.25
/** The frame and the column headers that stay above the rows. */
const stickyRem = 5.5

/** Pixels; asked apart from rendering, for which the browser would have to stop and compute styles. */
function rootRem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}

function withRow(range: Range, active: number): number[] {
  const inSight = defaultRangeExtractor(range)
  if (active < 0 || active >= range.count || inSight.includes(active)) return inSight
  return [...inSight, active].sort((a, b) => a - b)
}

function useScrollMemory(): void {
  useLayoutEffect(() => {
    window.scrollTo(0, lastPlace()?.scrollTop ?? 0)
    const remember = (): void => {
      rememberPlace({ scrollTop: window.scrollY, row: lastPlace()?.row ?? -1 })
    }
    window.addEventListener('scroll', remember, { passive: true })
    return () => {
      window.removeEventListener('scroll', remember)
    }
  }, [])
}
