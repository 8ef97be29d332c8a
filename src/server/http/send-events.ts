import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { EventsAnswer } from '#contracts/endpoint.ts'

/** Proxies on the way end what is silent for a minute; most of them after 30 seconds at the least. */
const beatMs = 15_000

/**
 * Server-sent events until whoever asked has gone, may not see them any more, or the house closes. The first one
 * leaves at once: what changed while nobody was connected is not missed.
 */
export function sendEvents(
  reply: FastifyReply,
  { watch, first }: EventsAnswer,
  mayStill: () => Promise<boolean>,
): FastifyReply {
  const stream = new PassThrough()
  const send = (event: unknown): void => {
    // A page that does not read what it asked for is not waited for.
    if (stream.writableLength < unreadMax) stream.write(`data: ${JSON.stringify(event)}\n\n`)
  }
  const end = (): void => {
    clearInterval(beat)
    stop()
    stream.end()
  }
  const beat = setInterval(() => {
    if (stream.writableLength < unreadMax) stream.write(': là\n\n')
    void mayStill().then((may) => (may ? undefined : end()))
  }, beatMs)
  let isOver = false
  const over = (): void => {
    isOver = true
    setImmediate(end)
  }
  const stop = watch({ send, over })
  reply.raw.once('close', end)
  if (!isOver) send(first)
  return reply
    .type('text/event-stream')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(stream)
}

const unreadMax = 64 * 1024
