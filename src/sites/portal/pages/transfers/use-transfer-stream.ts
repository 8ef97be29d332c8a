import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { pathOf } from '#contracts/typed-client.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { transfersKey } from './transfers-query.ts'

/** While the stream is open: only what it does not tell, such as that nothing came for a day. */
const calmMs = 10_000
const pollMs = 2000
/** A stream that the server refused is asked for again, seldom. */
const retryMs = 30_000

/**
 * Reads again whatever is known of the client's transfers each time the server says that something changed, and
 * gives the interval at which to ask nevertheless: short where no stream comes through.
 */
export function useTransferStream(clientId: string): number {
  const queryClient = useQueryClient()
  const [flows, setFlows] = useState(false)
  useEffect(() => {
    const refresh = oneAtATime(() =>
      queryClient.invalidateQueries({ queryKey: transfersKey(clientId) }),
    )
    const leave = new AbortController()
    let stream: EventSource | undefined
    let retry: ReturnType<typeof setTimeout> | undefined
    const close = (): void => {
      clearTimeout(retry)
      stream?.close()
      stream = undefined
      setFlows(false)
    }
    const open = (): void => {
      close()
      const opened = new EventSource(
        pathOf('/api/clients/:clientId/transfers/live', { params: { clientId } }),
      )
      stream = opened
      opened.addEventListener('open', () => {
        setFlows(true)
        refresh()
      })
      opened.addEventListener('message', refresh)
      opened.addEventListener('error', () => {
        setFlows(false)
        if (opened.readyState === EventSource.CLOSED) retry = setTimeout(open, retryMs)
      })
    }
    // A browser keeps few connections to one server: a page that nobody sees holds none of them.
    const look = (): void => {
      if (document.visibilityState === 'visible') open()
      else close()
    }
    document.addEventListener('visibilitychange', look, { signal: leave.signal })
    look()
    return () => {
      leave.abort()
      clearTimeout(retry)
      stream?.close()
    }
  }, [clientId, queryClient])
  return flows ? calmMs : pollMs
}
