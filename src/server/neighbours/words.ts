import { z } from 'zod'

/** What a process tells the others on the same database. */
export type Words = {
  /** Of the process that speaks. */
  readonly from: string
  /** Clients for whose agents there is something to take. */
  readonly orders?: readonly string[] | undefined
  /** Clients of whose transfers something changed. */
  readonly changes?: readonly string[] | undefined
  /** Clients whose agents wait there, and for how many more milliseconds. */
  readonly here?: readonly (readonly [clientId: string, ms: number])[] | undefined
  /** It has just come; or was cut off, and what it said meanwhile reached nobody. */
  readonly hello?: 'new' | 'back' | undefined
}

export type News = {
  readonly orders: ReadonlySet<string>
  readonly changes: ReadonlySet<string>
  readonly here: ReadonlyMap<string, number>
  readonly hello?: 'new' | 'back' | undefined
}

/** An id and a time take less than 60 bytes, three lists of them less than what NOTIFY carries. */
const idsMax = 40

const Ids = z.array(z.uuid()).max(idsMax).optional()
const Words = z.object({
  from: z.uuid(),
  orders: Ids,
  changes: Ids,
  here: z
    .array(z.tuple([z.uuid(), z.number().int().min(0).max(120_000)]))
    .max(idsMax)
    .optional(),
  hello: z.enum(['new', 'back']).optional(),
})

/** As many texts as it takes. */
export function spellWords(from: string, news: News): readonly string[] {
  const [orders, changes, here] = [[...news.orders], [...news.changes], [...news.here]]
  const parts = Math.max(1, ...[orders, changes, here].map(({ length }) => length / idsMax))
  return Array.from({ length: Math.ceil(parts) }, (_, part): string => {
    const of = <T>(all: readonly T[]): readonly T[] | undefined => {
      const some = all.slice(part * idsMax, (part + 1) * idsMax)
      return some.length > 0 ? some : undefined
    }
    const hello = part === 0 ? news.hello : undefined
    const words: Words = { from, orders: of(orders), changes: of(changes), here: of(here), hello }
    return JSON.stringify(words)
  })
}

/** Undefined for what is not ours: anybody with an account on the database may speak. */
export function readWords(text: string): Words | undefined {
  try {
    return Words.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
