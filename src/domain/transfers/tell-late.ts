import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import { thresholdsInForce } from '#domain/settings/read-thresholds.ts'
import { openWork, type Foundation } from '#platform/work/open-work.ts'
import { selectUntoldLate } from './alert-states-table.ts'
import { tellAlert } from './tell-alert.ts'

const schoolsAtOnce = 200
const pagesMax = 100

const theHouse = { actor: { kind: 'system' }, address: null } as const

/**
 * Schools become late while nothing happens: whoever chose to be is told. Each school in a unit of work of its own, so
 * that no transfer waits for another school's mails; one that fails is told to `failed` and tried again the next time.
 */
export async function tellLate(
  foundation: Foundation,
  adminSite: DoorPlace,
  { isClosing, failed }: { isClosing: () => boolean; failed: (error: unknown) => void },
): Promise<void> {
  let after: string | null = null
  for (let page = 0; page < pagesMax; page += 1) {
    const late: readonly string[] = await openWork(foundation, theHouse, async (work) => {
      const { lateAfterMs } = await thresholdsInForce(work)
      return selectUntoldLate(work, { after, max: schoolsAtOnce, lateAfterMs })
    })
    for (const clientId of late) {
      if (isClosing()) return
      await openWork(foundation, theHouse, (work) => tellAlert(work, clientId, adminSite)).catch(
        failed,
      )
    }
    after = late.at(-1) ?? null
    if (late.length < schoolsAtOnce) return
  }
}
