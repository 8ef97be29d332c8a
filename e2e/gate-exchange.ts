import type { Exchange } from '#replication/school-side/exchange.ts'

/** Lets so many messages of a transfer through, then holds the next ones until it is opened. */
export function gateExchange(exchange: Exchange, through: number) {
  const opened = Promise.withResolvers<void>()
  const reached = Promise.withResolvers<void>()
  let sent = 0
  return {
    open: opened.resolve,
    /** When the first message waits. */
    reached: reached.promise,
    exchange: async (body: Buffer) => {
      sent += 1
      if (sent > through) {
        reached.resolve()
        await opened.promise
      }
      return exchange(body)
    },
  }
}
