import type { AdminApi } from '#contracts/sites.ts'
import { refusalOf } from '#sites/ui/refusal-of.ts'
import { siteApi } from '#sites/ui/site-api.ts'
import { endSupervisionHere, noticeGone } from './supervision/ended-supervision.ts'
import { noteAnswer } from './supervision/last-answer.ts'

/** No address of this site names a school: each change says for whom its page was made. */
let madeFor: string | undefined

/** The id of the account or of the supervision that the page shows; none while nobody is known to be here. */
export function rememberMadeFor(id: string | undefined): void {
  madeFor = id
}

const call = siteApi<AdminApi>(() => (madeFor === undefined ? {} : { 'x-made-for': madeFor }))

/** The API of the admin site. Whatever the page was doing, a supervision that is over leads to the page that says so. */
export const api: typeof call = async (key, ...input) => {
  try {
    const answer = await call(key, ...input)
    noteAnswer()
    return answer
  } catch (error) {
    const over = refusalOf(error, 'supervision-ended')
    if (over) endSupervisionHere(over.details)
    else if (refusalOf(error, 'not-signed-in')) noticeGone()
    throw error
  }
}
