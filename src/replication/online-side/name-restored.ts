import type { Mark } from '../messages/mark.ts'
import type { MessageOf } from '../messages/requests.ts'
import type { Restored, Store } from './store.ts'

/**
 * What the marks say was restored. They are noted in the school's base and in the notebook before a transfer
 * closes, so that one that was killed there leaves them ahead, with a transfer that is known here.
 */
export async function nameRestored(
  store: Store,
  online: Mark | null,
  { marks, ledger }: MessageOf<'open'>,
): Promise<Restored[]> {
  const { base, notebook } = marks
  const newest = Math.max(...[base, notebook, online].map(countOf))
  const restored: Restored[] = []
  for (const mark of [base, notebook])
    if (
      mark !== null &&
      !restored.includes('online') &&
      !(await store.knowsTransfer(mark.transfer))
    )
      restored.push('online')
  if (ledger !== null && countOf(base) < newest) restored.push('base')
  if (countOf(notebook) < newest) restored.push('notebook')
  return restored
}

export function followingMark(online: Mark | null, { marks, transfer }: MessageOf<'open'>): Mark {
  return { transfer, count: Math.max(...[marks.base, marks.notebook, online].map(countOf)) + 1 }
}

function countOf(mark: Mark | null): number {
  return mark?.count ?? 0
}
