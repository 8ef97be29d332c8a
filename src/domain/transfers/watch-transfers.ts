import type { EventsAnswer } from '#contracts/endpoint.ts'
import { reachClient } from '#domain/clients/reach-client.ts'
import { staffOf } from '#platform/work/actor.ts'
import type { Work } from '#platform/work/work.ts'

type Watch = (
  clientId: string,
  personId: string,
  told: { readonly changed: () => void; readonly over: () => void },
) => () => void

/** Tells a page that something of this client's transfers changed, never what: it reads that by itself. */
export async function watchTransfers(
  work: Work,
  clientId: string,
  watch: Watch,
): Promise<EventsAnswer<{ changed: true }>> {
  const { id } = await reachClient(work, 'clients:read', clientId)
  const person = staffOf(work.actor).id
  return {
    first: { changed: true },
    watch: ({ send, over }) => watch(id, person, { changed: () => send({ changed: true }), over }),
  }
}
