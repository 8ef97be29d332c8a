import { enterAs } from './appoint.ts'
import type { BackOffice } from './back-office.ts'
import type { Browser } from './browser.ts'
import type { Person } from './people.ts'

/** Does something at another instant, that person signed in anew; afterwards the clock stands where it stood. */
export function atInstantFor(office: BackOffice, { actor }: Person) {
  return async (instant: string, act: (browser: Browser) => Promise<void>): Promise<void> => {
    const before = office.clock.now()
    office.clock.set(new Date(instant))
    try {
      await act(await enterAs(office, actor.id))
    } finally {
      office.clock.set(before)
    }
  }
}
