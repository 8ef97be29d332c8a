import type { PortalApi } from '#contracts/sites.ts'
import { pathOf, typedClient, type Send } from '#contracts/typed-client.ts'
import { NetworkFailure } from './network-failure.ts'

/** The portal's API, typed by its contracts. Throws Refusal or NetworkFailure. */
export const api = typedClient<PortalApi>(send())

/** Where the browser downloads a licence file. */
export function licenceFilePath(clientId: string, licenceId: string): string {
  const params = { clientId, licenceId }
  return pathOf('/api/clients/:clientId/licences/:licenceId/file', { params })
}

function send(): Send {
  return async ({ method, path, body }) => {
    // The server takes changes as JSON only, also those that have nothing to say.
    const change = method !== 'GET'
    const request: RequestInit = change
      ? { method, headers: { 'content-type': 'application/json' }, body: body ?? '{}' }
      : { method }
    try {
      const response = await fetch(path, { ...request, credentials: 'same-origin' })
      return { status: response.status, text: await response.text() }
    } catch (error) {
      throw new NetworkFailure(error)
    }
  }
}
