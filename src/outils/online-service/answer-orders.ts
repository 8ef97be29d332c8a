import type { AgentApi } from '#contracts/agent-api.ts'
import type { Answer } from '#contracts/endpoint.ts'
import { isExpected } from '../failures.ts'
import type { Attachment } from '../folder/attachment.ts'
import type { Run } from '../machine.ts'
import { withAttachedService, type CallService } from '../network/with-service.ts'
import { findingOf, type Check } from './check.ts'
import { checkAccess, checkSms, forChecks } from './check-gates.ts'

type Orders = Answer<AgentApi['GET /agent/orders']>['orders']

/** Looks from here, and answers; gives what was seen, order by order. */
export async function answerOrders(
  run: Run,
  attachment: Attachment,
  orders: Orders,
): Promise<readonly (readonly Check[])[]> {
  if (orders.length === 0) return []
  const looking = forChecks(run)
  return withAttachedService(looking, attachment, async (call) => {
    const seen: (readonly Check[])[] = []
    for (const { id, kind } of orders)
      if (kind === 'check-online-service')
        seen.push(await answerCheck(looking, attachment, call, id))
    return seen
  })
}

/** What is asked of a machine that does not listen, at its contact. A "no" fails nothing: it is asked again at the next. */
export async function answerWaitingOrders(
  run: Run,
  attachment: Attachment,
): Promise<readonly (readonly Check[])[]> {
  try {
    const { orders } = await withAttachedService(forChecks(run), attachment, (call) =>
      call('GET /agent/orders', { query: { wait: 0 } }),
    )
    return await answerOrders(run, attachment, orders)
  } catch (error) {
    if (isExpected(error)) return []
    throw error
  }
}

async function answerCheck(
  run: Run,
  attachment: Attachment,
  call: CallService,
  checkId: string,
): Promise<readonly Check[]> {
  const { checks } = await checkAccess(run, attachment, call)
  const all = [...checks, await checkSms(call)]
  await call('POST /agent/online-checks/:checkId/answer', {
    params: { checkId },
    body: { findings: all.map(findingOf) },
  })
  return all
}
