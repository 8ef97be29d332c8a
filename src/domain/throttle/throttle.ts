import { createHash } from 'node:crypto'
import { refuse } from '#contracts/refuse.ts'
import type { Work } from '#platform/work/work.ts'
import { countTry, deleteOldTries, discountTry, forgetTries } from './tries-table.ts'

const minuteMs = 60_000

/**
 * Fixed windows: at most twice `triesMax` in any sliding window of the same length,
 * hence 15 an hour to keep an account under 30 verifications.
 */
const rules = {
  account: { triesMax: 15, windowMs: 60 * minuteMs },
  browser: { triesMax: 15, windowMs: 60 * minuteMs },
  password: { triesMax: 15, windowMs: 60 * minuteMs },
  address: { triesMax: 60, windowMs: 15 * minuteMs },
  enrolment: { triesMax: 20, windowMs: 15 * minuteMs },
  link: { triesMax: 30, windowMs: 15 * minuteMs },
  supervision: { triesMax: 60, windowMs: 15 * minuteMs },
  /** As long as a supervision, so that its report can show each of its changes. */
  supervised: { triesMax: 200, windowMs: 30 * minuteMs },
  /** Each start and each end is a mail to the school's administrators. */
  school: { triesMax: 20, windowMs: 60 * minuteMs },
  mail: { triesMax: 5, windowMs: 60 * minuteMs },
  /** Of one person: files of clients that are read, each up to 10,000 lines. */
  import: { triesMax: 60, windowMs: 15 * minuteMs },
  /** Of a second step: whatever is tried with one ticket… */
  ticket: { triesMax: 5, windowMs: 10 * minuteMs },
  /** …and with one kind of factor. Three codes of a million hold at once: 30 tries a day guess one in 30 years. */
  code: { triesMax: 10, windowMs: 60 * minuteMs },
  'code-day': { triesMax: 30, windowMs: 24 * 60 * minuteMs },
} as const

export type Door = keyof typeof rules

/** Counts a try; false once the door is closed. Its work must commit whatever comes next. */
export async function tryDoor(work: Work, door: Door, who: string): Promise<boolean> {
  const { triesMax, windowMs } = rules[door]
  const count = await countTry(work, nameOf(door, who), new Date(work.now.getTime() - windowMs))
  return count <= triesMax
}

/** What succeeded is no try: it neither closes the door nor gives others new tries. */
export async function giveBackTry(work: Work, door: Door, who: string): Promise<void> {
  await discountTry(work, nameOf(door, who))
}

export async function reopenDoor(work: Work, door: Door, who: string): Promise<void> {
  await forgetTries(work, nameOf(door, who))
}

/** For doors that say openly that they are closed: those of an address. */
export async function passDoor(work: Work, door: Door): Promise<void> {
  if (!(await tryDoor(work, door, work.address ?? ''))) refuseTooManyTries(door)
}

export function refuseTooManyTries(door: Door): never {
  refuse('too-many-tries', { minutes: rules[door].windowMs / minuteMs })
}

/** Nothing to keep: windows long closed. */
export async function clearOldTries(work: Work): Promise<void> {
  await deleteOldTries(work, new Date(work.now.getTime() - 24 * 60 * minuteMs))
}

/** Mails and addresses are not kept in clear. */
function nameOf(door: Door, who: string): string {
  const one = ofAddresses.has(door) ? networkOf(who) : who
  return `${door}:${createHash('sha256').update(one).digest('base64url')}`
}

const ofAddresses: ReadonlySet<Door> = new Set(['address', 'enrolment', 'link', 'supervision'])

/** Whoever has an IPv6 address has 2^64 of them: the first four groups count, as one address does in IPv4. */
function networkOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1]
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address
  const [before = [], after] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const skipped = after === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array.from({ length: skipped }, () => '0'), ...(after ?? [])]
  return groups.slice(0, 4).join(':').toLowerCase()
}
