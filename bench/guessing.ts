import { Refusal } from '#contracts/refuse.ts'
import { signIn, type Visitor } from '#domain/sign-in/sign-in.ts'
import { openBackOffice, type BackOffice } from '#testing/back-office.ts'
import { foundDistributor, goodPassword, hire } from '#testing/people.ts'
import { openOnlineSchool, welcome } from '#testing/school-people.ts'
import { addApp, codeOf, firstStep } from '#testing/second-factor.ts'
import type { Figure } from './figure.ts'

const tries = 10_000
const addresses = 1000
const hours = 4
const atOnce = 20

/**
 * Ten thousand tries from a thousand addresses on one account, spread over four hours, each with the right
 * password: whoever is asked for the second factor was verified, as a guesser would have been. Those tries
 * count as wrong ones do.
 */
export async function measure(): Promise<Figure[]> {
  const office = await openBackOffice()
  try {
    const technician = await hire(office, 'technicien', await foundDistributor(office))
    const owner = await welcome(office, (await openOnlineSchool(office, technician)).id)
    const { secret } = await addApp(office, owner.browser)
    const verifiedAt = await guess(office, owner.mail)
    const worst = Math.max(...verifiedAt.map((from) => within(verifiedAt, from, 3_600_000)))
    const { ticket, browser } = await firstStep(office, owner.mail, goodPassword, owner.browser)
    const code = await codeOf(office, secret)
    await browser.call('POST /api/session/second-factor/code', { body: { ticket, code } })
    const { status } = await browser.fetch('/api/session')
    return [
      {
        figure: `verifications in the worst hour, of ${tries} tries from ${addresses} addresses in ${hours} h`,
        value: worst,
        unit: '',
        reference: `${verifiedAt.length} in all`,
        ratio: null,
        target: '<= 30',
        holds: worst <= 30,
      },
      {
        figure: 'its owner meanwhile, from a browser that signed in before',
        value: status,
        unit: '',
        reference: 'status of the answer',
        ratio: null,
        target: '200',
        holds: status === 200,
      },
    ]
  } finally {
    await office.close()
  }
}

/** When, in milliseconds of the house's clock, a try was really verified. */
async function guess(office: BackOffice, mail: string): Promise<number[]> {
  const verifiedAt: number[] = []
  const stepMs = (hours * 3_600_000) / (tries / atOnce)
  for (let first = 0; first < tries; first += atOnce) {
    const now = office.clock.now().getTime()
    const passed = await Promise.all(
      Array.from({ length: atOnce }, (_, at) => isVerified(office, mail, first + at)),
    )
    verifiedAt.push(...passed.filter(Boolean).map(() => now))
    office.clock.advance(stepMs)
  }
  return verifiedAt
}

async function isVerified(office: BackOffice, mail: string, at: number): Promise<boolean> {
  const address = `10.0.${Math.floor((at % addresses) / 250)}.${at % 250}`
  const visitor: Visitor = { address, browser: '', knownBrowser: undefined }
  try {
    await signIn(office.house, 'school', visitor, { mail, password: goodPassword })
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

function within(instants: readonly number[], from: number, ms: number): number {
  return instants.filter((at) => at >= from && at < from + ms).length
}
