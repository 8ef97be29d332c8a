import type { SupervisionReason } from '#contracts/supervision.ts'
import type { BackOffice } from './back-office.ts'
import { openAdminBrowser, type AdminBrowser, type Browser } from './browser.ts'

type Given = { reason: SupervisionReason; sentence: string | null; ticket: string | null }

const usual: Given = { reason: 'parametrage', sentence: null, ticket: null }

/** From the click in the portal to the session on the admin site, as the pages do it; the same person's browser on both. */
export async function supervise(
  office: BackOffice,
  portal: Browser,
  clientId: string,
  {
    given = usual,
    admin = openAdminBrowser(office.adminUrl),
  }: { given?: Given; admin?: AdminBrowser } = {},
): Promise<{ supervisionId: string; admin: AdminBrowser }> {
  const { supervisionId, code, state } = await approvedCode(portal, admin, clientId, given)
  await admin.call('POST /api/supervision-sessions', { body: { code, state } })
  return { supervisionId, admin }
}

/** The same up to the code, which is not yet redeemed. */
export async function approvedCode(
  portal: Browser,
  admin: AdminBrowser,
  clientId: string,
  given: Given = usual,
): Promise<{ supervisionId: string; code: string; state: string }> {
  const { supervisionId } = await portal.call('POST /api/clients/:clientId/supervisions', {
    params: { clientId },
    body: given,
  })
  const { state, challenge } = await admin.call('POST /api/supervision-starts')
  const { code } = await portal.call(
    'POST /api/clients/:clientId/supervisions/:supervisionId/approval',
    { params: { clientId, supervisionId }, body: { challenge } },
  )
  return { supervisionId, code, state }
}
