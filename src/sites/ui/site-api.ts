import type { Endpoints } from '#contracts/endpoint.ts'
import { typedClient, type Send, type TypedClient } from '#contracts/typed-client.ts'
import { NetworkFailure } from './network-failure.ts'
import { refusalOf } from './refusal-of.ts'
import { signedInAgain } from './sign-in/session-end.ts'

/**
 * The API of the site that this page is on, typed by its contracts. Throws Refusal or NetworkFailure.
 * When the session has ended, the request waits for a new sign-in on the open page and is sent once more.
 * `headers` go along with each change.
 */
export function siteApi<Api extends Endpoints>(
  headers: () => Readonly<Record<string, string>> = () => ({}),
): TypedClient<Api> {
  const callOnce = typedClient<Api>(send(headers))
  return async (key, ...input) => {
    try {
      return await callOnce(key, ...input)
    } catch (error) {
      // Nobody has to sign in to sign out.
      const over = refusalOf(error, 'not-signed-in') && key !== 'DELETE /api/session'
      if (!over || !(await signedInAgain())) throw error
      return callOnce(key, ...input)
    }
  }
}

function send(headers: () => Readonly<Record<string, string>>): Send {
  return async ({ method, path, body, signal = null }) => {
    // The server takes changes as JSON only, also those that have nothing to say.
    const change = method !== 'GET'
    const request: RequestInit = change
      ? {
          method,
          headers: { ...headers(), 'content-type': 'application/json' },
          body: body ?? '{}',
          signal,
        }
      : { method, signal }
    try {
      const response = await fetch(path, { ...request, credentials: 'same-origin' })
      return { status: response.status, text: await response.text() }
    } catch (error) {
      throw new NetworkFailure(error)
    }
  }
}
