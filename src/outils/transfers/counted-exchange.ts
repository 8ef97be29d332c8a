import type { Exchange } from '#replication/school-side/exchange.ts'
import type { Traffic } from './perform-transfer.ts'

/** Counts what goes and comes, messages that are said again included. */
export function countedExchange(exchange: Exchange): { exchange: Exchange; traffic: Traffic } {
  const traffic: Traffic = { messages: 0, sentBytes: 0, receivedBytes: 0 }
  return {
    traffic,
    exchange: async (body) => {
      traffic.messages += 1
      traffic.sentBytes += body.length
      const answer = await exchange(body)
      traffic.receivedBytes += answer.length
      return answer
    },
  }
}
