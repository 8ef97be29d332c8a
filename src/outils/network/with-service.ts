import { agentApi, type AgentApi } from '#contracts/agent-api.ts'
import { typedClient, type TypedClient } from '#contracts/typed-client.ts'
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
  { address, proxy, credential }: Attachment,
  action: (call: CallService) => Promise<T>,
): Promise<T> {
  run.hide(credential)
  const way = { address, proxy, authority: await readKeptAuthority(run.folder) }
  return withService(run, way, credential, action)
}

export async function withService<T>(
  run: Run,
  way: Way,
  credential: string | undefined,
  action: (call: CallService) => Promise<T>,
): Promise<T> {
  const dispatcher = openDispatcher(way, run)
  try {
    const send = sender(way.address, credential, dispatcher, run.machine.patience, run.ending)
    return await action(checkedClient(typedClient<AgentApi>(send)))
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
