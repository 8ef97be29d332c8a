import { Refusal } from '#contracts/refuse.ts'
import { doorOfAccount, signIn } from '#domain/sign-in/sign-in.ts'
import { disableStaff } from '#domain/staff/change-staff.ts'
import { reopenDoor } from '#domain/throttle/throttle.ts'
import { openBackOffice, system, type BackOffice } from '#testing/back-office.ts'
import { foundDistributor, hire } from '#testing/people.ts'
import { seededRandom } from '#testing/seeded-random.ts'
import type { Figure } from './figure.ts'
import { quantile, round } from './quantile.ts'

const triesOfEach = 1000
const wrong = 'quatre girafes lisent un roman'
let visits = 0

/**
 * Whether the time of a refusal tells an account apart: two thousand tries a pair, interleaved in an order
 * drawn by lot. AUC is the chance that a try on the one takes longer than a try on the other: 0.5 tells nothing.
 */
export async function measure(): Promise<Figure[]> {
  const office = await openBackOffice()
  try {
    const distributor = await foundDistributor(office)
    const mails = {
      known: (await hire(office, 'technicien', distributor)).mail,
      other: (await hire(office, 'technicien', distributor)).mail,
      unknown: 'personne@exemple.test',
      locked: (await hire(office, 'technicien', distributor)).mail,
      disabled: await disabledMail(office, distributor),
    }
    for (let tries = 0; tries < 20; tries += 1) await tryMs(office, mails.locked)
    const figures: Figure[] = []
    for (const name of ['other', 'unknown', 'disabled', 'locked'] as const)
      figures.push(await compare(office, mails.known, mails[name], name))
    return figures
  } finally {
    await office.close()
  }
}

async function disabledMail(office: BackOffice, distributor: string): Promise<string> {
  const { actor, mail } = await hire(office, 'technicien', distributor)
  await office.work(system, (work) => disableStaff(work, actor.id))
  return mail
}

async function compare(
  office: BackOffice,
  known: string,
  other: string,
  name: string,
): Promise<Figure> {
  const random = seededRandom(20_261_124)
  const ofKnown: number[] = []
  const ofOther: number[] = []
  while (ofKnown.length < triesOfEach || ofOther.length < triesOfEach) {
    const isKnown = random() < 0.5
    const samples = isKnown ? ofKnown : ofOther
    if (samples.length === triesOfEach) continue
    samples.push(await tryMs(office, isKnown ? known : other))
    for (const mail of name === 'locked' ? [known] : [known, other]) await reopen(office, mail)
  }
  const auc = areaUnderCurve(ofKnown, ofOther)
  return {
    figure: `sign-in refused: a known account or ${nameOf[name] ?? name}, AUC of ${2 * triesOfEach} tries`,
    value: round(auc),
    unit: '',
    reference: `medians ${round(quantile(ofKnown, 0.5))} and ${round(quantile(ofOther, 0.5))} ms`,
    ratio: round(quantile(ofKnown, 0.5) / quantile(ofOther, 0.5)),
    target: '0.45–0.55',
    holds: auc >= 0.45 && auc <= 0.55,
  }
}

const nameOf: Readonly<Record<string, string>> = {
  other: 'another known one (the reference)',
  unknown: 'an unknown one',
  disabled: 'a disabled one',
  locked: 'a locked one',
}

/** From an address of its own, so that the door of addresses stays open. */
async function tryMs(office: BackOffice, mail: string): Promise<number> {
  visits += 1
  const address = `10.${(visits >> 16) & 255}.${(visits >> 8) & 255}.${visits & 255}`
  const visitor = { address, browser: '', knownBrowser: undefined }
  const startMs = performance.now()
  try {
    await signIn(office.house, 'staff', visitor, { mail, password: wrong })
  } catch (error) {
    if (error instanceof Refusal) return performance.now() - startMs
    throw error
  }
  throw new Error('A wrong password let in.')
}

async function reopen(office: BackOffice, mail: string): Promise<void> {
  await office.work(system, (work) => reopenDoor(work, 'account', doorOfAccount('staff', mail)))
}

/** The Mann–Whitney statistic over all pairs; ties count for half. */
function areaUnderCurve(some: readonly number[], others: readonly number[]): number {
  let longer = 0
  for (const one of some)
    for (const other of others) longer += one > other ? 1 : one === other ? 0.5 : 0
  return longer / (some.length * others.length)
}
