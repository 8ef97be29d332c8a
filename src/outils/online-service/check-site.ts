import { z } from 'zod'
import type { SchoolApi } from '#contracts/sites.ts'
import { Refusal } from '#contracts/refuse.ts'
import { typedClient } from '#contracts/typed-client.ts'
import { fail } from '../failures.ts'
import type { Attachment } from '../folder/attachment.ts'
import type { Run } from '../machine.ts'
import { parseAddress } from '../network/address.ts'
import { wayTo, withSender } from '../network/with-service.ts'
import { checkOf, type Check } from './check.ts'
import { siteInWords } from './site-in-words.ts'

export type SchoolPlace = { readonly ogec: string; readonly siteUrl: string }

/**
 * Reads the school's page as a family's browser would, by the school's way out: the same proxy, the
 * same authorities, and nothing that says who this machine is.
 */
export function checkSite(
  run: Run,
  attachment: Attachment,
  { ogec, siteUrl }: SchoolPlace,
): Promise<Check> {
  const { origin, host } = new URL(siteUrl)
  const readPage = async (): Promise<void> => {
    const address = parseAddress(origin) ?? fail('answer-not-understood')
    const way = await wayTo(address, run, attachment)
    const page = await withSender(run, way, undefined, (send) =>
      typedClient<SchoolApi>(send)('GET /api/schools/:ogec', { params: { ogec } }).catch(
        notOfTheSite,
      ),
    )
    if (!SomePage.safeParse(page).success) fail('answer-not-understood')
  }
  return checkOf('site', readPage, (no) => siteInWords(no, host))
}

/** Of the page only what says that it is one: a later site may show more. */
const SomePage = z.object({ name: z.string() })

/** Closed and suspended are its answers; any other "no" is not what families are to read there. */
function notOfTheSite(error: unknown): never {
  if (!(error instanceof Refusal)) throw error
  const { code, status } = error.problem
  if (code === 'site-closed' || code === 'site-suspended') throw error
  return status >= 500
    ? fail('service-busy', { reason: String(status) })
    : fail('answer-not-understood')
}
