import { Agent, fetch as fetchBy, type RequestInit, type Response } from 'undici'

export type { Response }

/** Browsers resolve `clients.localhost` by themselves, Node does not: here every name is the loopback. */
const loopback = new Agent({
  connect: {
    lookup: (_name, options, found) =>
      options.all
        ? found(null, [{ address: '127.0.0.1', family: 4 }])
        : found(null, '127.0.0.1', 4),
  },
})

export function fetch(url: URL, init: RequestInit): Promise<Response> {
  return fetchBy(url, { ...init, dispatcher: loopback })
}
