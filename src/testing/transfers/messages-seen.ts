import { unpackBody } from '#replication/messages/envelope.ts'
import type { AgentMessage } from '#replication/messages/requests.ts'

/** A message of a transfer on its way, as far as tests tell them apart. */
export type SeenMessage = {
  readonly type: AgentMessage['type']
  /** From 1, of those of this agent. */
  readonly number: number
  readonly module: string | undefined
  /** That it stages. */
  readonly rows: number
  readonly bytes: number
}

export function seenMessage(number: number, body: Buffer): SeenMessage {
  const opened = unpackBody(body)
  if ('fault' in opened) throw new Error(`The agent sent what is no message: ${opened.fault}`)
  const { type, module, rows } = opened.content as {
    type: AgentMessage['type']
    module?: string
    rows?: readonly unknown[]
  }
  return { type, number, module, rows: rows?.length ?? 0, bytes: body.length }
}
