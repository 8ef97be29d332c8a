import { agentApi, type AgentApi } from '#contracts/agent-api.ts'
import { typedClient, type Send, type TypedClient } from '#contracts/typed-client.ts'
import { fail } from '../failures.ts'
import { readKeptAuthority } from '../folder/authority.ts'
import type { Attachment } from '../folder/attachment.ts'
import type { Run } from '../machine.ts'
import { openDispatcher, type Way } from './open-dispatcher.ts'
import { sender } from './send.ts'

export type CallService = TypedClient<AgentApi>

/** Calls the service as the attached machine, and leaves nothing open behind. */
export async function withAttachedService<T>(
  run: Run,
  attachment: Attachment,
  action: (call: CallService) => Promise<T>,
): Promise<T> {
  const { address, credential } = attachment
  run.hide(credential)
  return withService(run, await wayTo(address, run, attachment), credential, action)
}

/** The way out of this school, to the service or to another address. */
export async function wayTo(address: string, { folder }: Run, { proxy }: Attachment): Promise<Way> {
  return { address, proxy, authority: await readKeptAuthority(folder) }
}

export async function withService<T>(
  run: Run,
  way: Way,
  credential: string | undefined,
  action: (call: CallService) => Promise<T>,
): Promise<T> {
  return withSender(run, way, credential, (send) =>
    action(checkedClient(typedClient<AgentApi>(send))),
  )
}

export async function withSender<T>(
  run: Run,
  way: Way,
  credential: string | undefined,
  action: (send: Send) => Promise<T>,
): Promise<T> {
  const dispatcher = openDispatcher(way, run)
  try {
    const { patience } = run.machine
    return await action(sender(way.address, credential, dispatcher, patience, run.ending))
  } finally {
    await dispatcher.destroy()
  }
}

/** The client knows the answers as types only; here each is held to its schema. */
function checkedClient(call: CallService): CallService {
  return async (key, ...input) => {
    const answer = await call(key, ...input)
    const endpoint = agentApi[key]
    if (!('answer' in endpoint)) return answer
    const checked = endpoint.answer.safeParse(answer)
    return checked.success ? (checked.data as typeof answer) : fail('answer-not-understood')
  }
}
