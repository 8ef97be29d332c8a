import { packBody, unpackBody } from '../../messages/envelope.ts'
import { ExchangeFailure } from '../../school-side/exchange.ts'
import { crashOnline, deliver } from './deliver.ts'
import type { Random } from './random.ts'
import { note, type World } from './world.ts'

/** A message on its way that arrives later, when nobody waits for its answer. */
export type Late = Buffer[]

const lost = () => new ExchangeFailure('unreachable', 'lost')
const late = () => new ExchangeFailure('timed-out', 'late')

type Fate = (world: World, body: Buffer, on: { random: Random; late: Late }) => Promise<Buffer>

/** What may become of a message and of its answer. */
export const fates: Readonly<Record<string, Fate>> = {
  lost: async () => Promise.reject(lost()),
  answerLost: async (world, body) => deliver(world, body).then(() => Promise.reject(lost())),
  delayed: async (_, body, on) => {
    on.late.push(body)
    throw late()
  },
  doubled: async (world, body) => {
    await deliver(world, body)
    return deliver(world, body)
  },
  doubledLate: async (world, body, on) => {
    on.late.push(body)
    return deliver(world, body)
  },
  truncated: async (world, body, { random }) =>
    deliver(world, body.subarray(0, random.below(body.length))),
  answerTruncated: async (world, body, { random }) => {
    const answer = await deliver(world, body)
    return answer.subarray(0, random.below(answer.length))
  },
  captivePortal: async () => Buffer.from('<!doctype html><title>Connexion</title>'),
  proxyWantsPassword: async () =>
    Promise.reject(new ExchangeFailure('unreachable', 'proxy-authentication')),
  tooLarge: async () => Promise.reject(new ExchangeFailure('too-large', '413')),
  badGateway: async () => Promise.reject(new ExchangeFailure('unreachable', 'service-busy')),
  recompressed: async (world, body) => {
    const opened = unpackBody(await deliver(world, body))
    return 'content' in opened ? packBody(opened.content, 'gzip') : Buffer.alloc(0)
  },
  crashBefore: async (world) => {
    crashOnline(world)
    throw lost()
  },
  crashAfter: async (world, body) => {
    await deliver(world, body)
    crashOnline(world)
    throw lost()
  },
  onlineDiskFull: async () => Promise.reject(new ExchangeFailure('unreachable', 'service-busy')),
}

/** A message that was delayed arrives, in whatever order. */
export async function arriveLate(world: World, random: Random, late: Late): Promise<void> {
  const [body] = late.splice(random.below(late.length), 1)
  if (body === undefined) return
  note(world, 'a late message arrives')
  await deliver(world, body).catch(() => {})
}
