import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'

const shownMs = 30_000
const tickMs = 500

/**
 * A secret that is asked for, shown for half a minute, then dropped from memory: a mutation that leaves no
 * trace in the cache, not a query. Escape drops it at once.
 */
export function useTimedSecret<Secret>(ask: () => Promise<Secret>) {
  const [endsAt, setEndsAt] = useState(0)
  const [now, setNow] = useState(0)
  const asking = useMutation({
    mutationFn: ask,
    gcTime: 0,
    onSuccess: () => {
      setNow(Date.now())
      setEndsAt(Date.now() + shownMs)
    },
  })
  const { data, reset, isPending, error } = asking
  const hide = useEffectEvent(() => {
    reset()
  })
  const shown = data !== undefined
  useEffect(() => {
    if (!shown) return
    const listeners = new AbortController()
    const tick = setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= endsAt) hide()
    }, tickMs)
    document.addEventListener(
      'keydown',
      ({ key }) => {
        if (key === 'Escape') hide()
      },
      { signal: listeners.signal },
    )
    return () => {
      clearInterval(tick)
      listeners.abort()
    }
  }, [shown, endsAt])
  return {
    secret: data,
    error,
    isPending,
    secondsLeft: Math.max(0, Math.ceil((endsAt - now) / 1000)),
    show: (): void => {
      if (!isPending && !shown) asking.mutate()
    },
    hide: reset,
  }
}
